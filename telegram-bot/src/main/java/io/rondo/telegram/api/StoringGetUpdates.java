package io.rondo.telegram.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * A poll whose answer is stored while it is read, so that storing and reading fail alike: the library pauses and fetches
 * the same batch again. Read as one list, one update that does not parse would make it do so for ever.
 */
public final class StoringGetUpdates extends GetUpdates {
    private static final long serialVersionUID = 1L;

    /** Everything that Rondo reacts to; chat_member comes only when it is named. */
    public static final List<String> ALLOWED =
            List.of("message", "edited_message", "callback_query", "my_chat_member", "chat_member");

    private static final int MOST_UPDATES = 100;

    @JsonIgnore
    private final transient Consumer<List<IncomingUpdate>> take;

    StoringGetUpdates(int timeoutSeconds, Consumer<List<IncomingUpdate>> take) {
        this.take = take;
        setLimit(MOST_UPDATES);
        setTimeout(timeoutSeconds);
        setAllowedUpdates(ALLOWED);
    }

    /**
     * Stores what came; the list is empty, since nothing is left to be consumed. After an exception the library pauses
     * and polls again; after an error its task ends, and the session starts a new one.
     */
    @Override
    @SuppressWarnings("NonApiType") // as the library declares it
    public ArrayList<Update> deserializeResponse(String answer) {
        take.accept(UpdateReader.readAll(answer));
        return new ArrayList<>();
    }
}
