package io.rondo.round;

import io.rondo.call.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Two people, one round, one call.
 *
 * @param planVersion of the plan that it is from
 * @param roundNo counted from 1
 * @param icebreaker which question they are given
 */
public record RoundPair(
        UUID id,
        UUID eventId,
        int planVersion,
        int groupNo,
        int roundNo,
        PairState state,
        UUID personA,
        UUID personB,
        int icebreaker,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    public boolean has(UUID personId) {
        return personA.equals(personId) || personB.equals(personId);
    }

    /** @throws IllegalArgumentException for somebody else */
    public UUID partnerOf(UUID personId) {
        if (!has(personId)) {
            throw new IllegalArgumentException(personId + " is not of pair " + id);
        }
        return personA.equals(personId) ? personB : personA;
    }

    /** Which of the two of its calls the person is. */
    public Caller caller(UUID personId) {
        return personA.equals(personId) ? Caller.FIRST : Caller.SECOND;
    }

    public List<UUID> people() {
        return List.of(personA, personB);
    }

    public PairOfPeople ofPeople() {
        return new PairOfPeople(personA, personB);
    }

    public boolean isActive() {
        return state == PairState.ACTIVE;
    }

    public boolean isDone() {
        return state == PairState.DONE;
    }
}
