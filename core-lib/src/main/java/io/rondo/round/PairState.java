package io.rondo.round;

/** The states of a pair. */
public enum PairState {
    PLANNED,
    ACTIVE,
    DONE,
    /** Someone left, did not come or was reported before the round was over. */
    BROKEN
}
