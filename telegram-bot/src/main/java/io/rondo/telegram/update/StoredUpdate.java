package io.rondo.telegram.update;

import io.rondo.telegram.api.IncomingUpdate;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * An update that waits to be handled.
 *
 * @param update empty when it cannot be read any more: another key, or another version of the library
 */
public record StoredUpdate(long updateId, Optional<Update> update) {

    static StoredUpdate of(long updateId, Optional<IncomingUpdate> read) {
        return new StoredUpdate(
                updateId,
                read.flatMap(update -> update instanceof IncomingUpdate.Readable readable
                        ? Optional.of(readable.update())
                        : Optional.empty()));
    }
}
