package io.rondo.telegram.api;

import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * One update as Telegram sent it, kept as it came so that it can be stored and read again after a restart.
 */
public sealed interface IncomingUpdate {

    /** Telegram's number for it; the same number means the same update. */
    long updateId();

    /** The update as JSON, just as it came. */
    String json();

    /**
     * An update that the library understands.
     *
     * @param update the update; not to be changed
     */
    record Readable(long updateId, String json, Update update) implements IncomingUpdate {}

    /**
     * An update that the library does not understand, to be kept for somebody to look at.
     *
     * @param why what did not fit, for the log; without what people wrote
     */
    record Unreadable(long updateId, String json, String why) implements IncomingUpdate {}
}
