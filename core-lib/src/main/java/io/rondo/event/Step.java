package io.rondo.event;

/** What an event waits for next. */
public enum Step {
    OPEN_CONFIRMATION,
    CLOSE_CONFIRMATION,
    SEND_RULES,
    START,
    /** The grace for latecomers is over. */
    START_WITHOUT_ABSENT,
    END_ROUND,
    NEXT_ROUND,
    CLOSE_RATING,
    /** A gathering is over. */
    END_GATHERING
}
