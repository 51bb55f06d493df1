package io.rondo.registration;

import io.rondo.event.Event;
import io.rondo.tx.UnitOfWork;
import java.util.UUID;

/** Learns that somebody who was placed is gone, so that the remaining rounds are planned again. The round room fills this port. */
@FunctionalInterface
public interface Departures {

    /** The event is locked, and READY or RUNNING. */
    void departed(UnitOfWork work, Event event, UUID personId);
}
