package io.rondo.event;

import io.rondo.tx.UnitOfWork;

/** Does what is due at a step; each room registers for its own steps with the {@link EventClock}. */
@FunctionalInterface
public interface StepHandler {

    /**
     * The step is due. The event is locked, runs, is not paused and waits for this very step. Sets the next step through
     * {@link EventClock#next}.
     */
    void due(UnitOfWork work, Event event);
}
