package io.rondo.event;

import io.rondo.tx.UnitOfWork;

/** A room that follows what becomes of events: their state, their times, who has a seat. */
@FunctionalInterface
public interface EventWatcher {

    /**
     * Something about the published event has changed since the last time, or more than one thing. Soon after it, in the datemaker,
     * with the event locked; called again for the same changes it must change nothing.
     */
    void changed(UnitOfWork work, Event event);
}
