package io.rondo.event;

/** What sort of event it is. */
public enum EventKind {
    /** Rounds of pairs. */
    PAIRING,
    /** No rounds: register, confirm, be reminded, check in. */
    GATHERING,
    /** Recurring pairs who meet in their own time. */
    INTRO
}
