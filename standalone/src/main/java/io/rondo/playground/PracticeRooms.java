package io.rondo.playground;

import io.rondo.tx.UnitOfWork;

/** What the core knows of a practice call's room; the rooms are its own, made under names that nobody can guess. */
@FunctionalInterface
public interface PracticeRooms {

    /** How it stands with a room. */
    enum State {
        OPEN,
        ENDED,
        UNKNOWN
    }

    State stateOf(UnitOfWork work, String room);
}
