package io.rondo.telegram.api;

import java.util.List;

/** Where fetched updates are stored before Telegram is told that we have them. */
@FunctionalInterface
public interface UpdateInbox {

    /**
     * Stores a batch, all of it or nothing, and returns only when it is stored. The unreadable ones among them are to be
     * set aside.
     *
     * <p>An exception means that nothing is stored: the same batch then comes again after a pause. The same update can
     * come twice in any case, in one batch or in two, and must then be stored once.
     *
     * @param batch in Telegram's order, never empty
     */
    void store(List<IncomingUpdate> batch);
}
