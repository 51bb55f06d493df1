package io.rondo.event;

import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.UUID;

/** Who takes part in an event, as far as the event's own room needs it. The registration room fills this port. */
public interface Roster {

    /** Someone concerned, and the account that they registered with. */
    record Place(UUID personId, UUID accountId) {}

    /** How many seats are taken: registered, confirmed or offered. */
    int seatsTaken(UnitOfWork work, UUID eventId);

    /** How many wait in line. */
    int waiting(UnitOfWork work, UUID eventId);

    /** Everyone with a seat, an offer or a place in the line. */
    List<Place> concerned(UnitOfWork work, UUID eventId);

    /** The event starts at another time: whoever had confirmed is asked again. The event is locked. */
    void askAgain(UnitOfWork work, Event event);

    /** Capacity may have grown: free seats go to the line. The event is locked. */
    void seatsChanged(UnitOfWork work, Event event);
}
