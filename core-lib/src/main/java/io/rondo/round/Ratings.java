package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.tx.UnitOfWork;
import java.util.UUID;

/** Use cases on ratings: yes or not this time, changeable until the window closes. Safe to use from several threads. */
public final class Ratings {

    private final Neighbours rooms;

    /** What became of a rating. */
    public enum Outcome {
        NOTED,
        /** The two did not meet. */
        NOT_MET,
        /** The ratings are closed. */
        CLOSED
    }

    public Ratings(Neighbours rooms) {
        this.rooms = rooms;
    }

    /** Says yes or not this time about the partner. The close of the window waits for it, and it for the close. */
    public Outcome react(UnitOfWork work, UUID pairId, UUID personId, boolean yes) {
        PairStore pairs = work.store(PairStore.class);
        RoundPair pair = pairs.find(pairId).filter(one -> one.has(personId)).orElse(null);
        if (pair == null) {
            return Outcome.NOT_MET;
        }
        Event event = rooms.events().lockShared(work, pair.eventId());
        if (event.state() != EventState.RUNNING) {
            return Outcome.CLOSED;
        }
        if (!pairs.find(pairId).filter(RoundPair::isDone).isPresent()) {
            return Outcome.NOT_MET;
        }
        work.store(RatingStore.class).react(event.id(), personId, pair.partnerOf(personId), yes, work.now());
        return Outcome.NOTED;
    }
}
