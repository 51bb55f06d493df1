package io.rondo.pairing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * All that a plan is made from.
 *
 * @param participants who is to be placed; their order does not matter
 * @param forbidden pairs that never meet: blocked, reported, kept apart by a host
 * @param alreadyMet pairs that met at earlier events and are not to meet again
 * @param rounds how many rounds fit, 1 or more; a plan has fewer when everybody has met before
 * @param seed decides between plans that are equally good
 */
public record PairingRequest(
        List<Participant> participants,
        Mode mode,
        Set<Pair> forbidden,
        Set<Pair> alreadyMet,
        int rounds,
        GroupLimits groupLimits,
        Affinity affinity,
        long seed) {

    /** The number of rounds where a host names none: until everyone met, but at most this many. */
    public static final int DEFAULT_ROUNDS = 10;

    /** @throws IllegalArgumentException when a participant is there twice, or the number of rounds is not positive */
    public PairingRequest {
        participants = List.copyOf(participants);
        forbidden = Set.copyOf(forbidden);
        alreadyMet = Set.copyOf(alreadyMet);
        if (rounds < 1) {
            throw new IllegalArgumentException(rounds + " rounds");
        }
        Set<UUID> ids = new HashSet<>();
        for (Participant participant : participants) {
            if (!ids.add(participant.id())) {
                throw new IllegalArgumentException(participant.id() + " is there twice");
            }
        }
    }

    /** A request with nothing forbidden, one group, {@link #DEFAULT_ROUNDS}, default weights and seed 0. */
    public static Builder builder(List<Participant> participants, Mode mode) {
        return new Builder(participants, mode);
    }

    /** This request with what is to change. */
    public Builder toBuilder() {
        return new Builder(participants, mode)
                .forbidden(forbidden)
                .alreadyMet(alreadyMet)
                .rounds(rounds)
                .groupLimits(groupLimits)
                .affinity(affinity)
                .seed(seed);
    }

    /** Collects what differs from the defaults. Not for several threads. */
    public static final class Builder {
        private List<Participant> participants;
        private final Mode mode;
        private Set<Pair> forbidden = Set.of();
        private Set<Pair> alreadyMet = Set.of();
        private int rounds = DEFAULT_ROUNDS;
        private GroupLimits groupLimits = GroupLimits.ONE_GROUP;
        private Affinity affinity = new Affinity(Affinity.Weights.DEFAULT, Set.of(), Set.of());
        private long seed;

        private Builder(List<Participant> participants, Mode mode) {
            this.participants = participants;
            this.mode = mode;
        }

        public Builder participants(List<Participant> value) {
            participants = value;
            return this;
        }

        public Builder forbidden(Set<Pair> value) {
            forbidden = value;
            return this;
        }

        public Builder alreadyMet(Set<Pair> value) {
            alreadyMet = value;
            return this;
        }

        public Builder rounds(int value) {
            rounds = value;
            return this;
        }

        public Builder groupLimits(GroupLimits value) {
            groupLimits = value;
            return this;
        }

        public Builder affinity(Affinity value) {
            affinity = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public PairingRequest build() {
            return new PairingRequest(participants, mode, forbidden, alreadyMet, rounds, groupLimits, affinity, seed);
        }
    }
}
