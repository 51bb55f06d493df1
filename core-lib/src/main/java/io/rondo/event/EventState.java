package io.rondo.event;

import java.util.Set;

/** The states of an event; their ids are part of the contract (table {@code event_states}). */
public enum EventState {
    NOT_STARTED(0),
    REG_CONFIRM(1),
    READY(2),
    RUNNING(3),
    FINISHED(4),
    SKIPPED(5),
    CANCELLED(6);

    private static final Set<EventState> OVER = Set.of(FINISHED, SKIPPED, CANCELLED);
    private final int id;

    EventState(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }

    /** @throws IllegalArgumentException for an id outside the contract */
    public static EventState of(int id) {
        for (EventState state : values()) {
            if (state.id == id) {
                return state;
            }
        }
        throw new IllegalArgumentException("no event state " + id);
    }

    public boolean isOver() {
        return OVER.contains(this);
    }

    /** Whether people may still take a seat or a place in the line. */
    public boolean takesRegistrations() {
        return this == NOT_STARTED || this == REG_CONFIRM;
    }
}
