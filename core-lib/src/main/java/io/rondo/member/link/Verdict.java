package io.rondo.member.link;

/** Whether two people may become one, or an account leave one, as one room sees it. */
public sealed interface Verdict {

    Verdict FREE = new Free();

    /** Nothing stands against it. */
    record Free() implements Verdict {}

    /**
     * Not now.
     *
     * @param reason a key of the words that says why and what to do
     * @param title the argument {@code title} of those words, such as the event's
     */
    record Wait(String reason, String title) implements Verdict {}
}
