package io.rondo.pairing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/**
 * A person as the engine sees them.
 *
 * @param sides what they are: genders for {@link Mode.TwoSided}, tags for {@link Mode.Tags}
 * @param seeks the sides they want to meet; only for {@link Mode.TwoSided}
 */
public record Participant(
        UUID id, Set<String> sides, Set<String> seeks, AgeBand ageBand, Standing standing, Profile profile) {

    /**
     * Who comes first where there is not enough for everyone.
     *
     * @param confirmedAt the later, the sooner left out when all else is equal
     * @param timesLeftOut how often they were left out or sat out lately, 0 or more; the more, the sooner placed
     */
    public record Standing(Instant confirmedAt, int timesLeftOut) {
        public static final Standing NEW = new Standing(Instant.EPOCH, 0);

        public Standing {
            if (timesLeftOut < 0) {
                throw new IllegalArgumentException("left out " + timesLeftOut + " times");
            }
        }
    }

    /**
     * What {@link Affinity} looks at; whatever is missing counts neither for nor against a pair.
     *
     * @param rating how others rated them, 0 to 5
     */
    public record Profile(
            Optional<LocalDate> birthDate,
            Optional<String> city,
            Optional<ZoneId> zone,
            Set<String> languages,
            Set<String> interests,
            OptionalDouble rating) {
        public static final Profile EMPTY = new Profile(
                Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of(), OptionalDouble.empty());

        public Profile {
            languages = Set.copyOf(languages);
            interests = Set.copyOf(interests);
        }
    }

    public Participant {
        sides = Set.copyOf(sides);
        seeks = Set.copyOf(seeks);
    }

    /** An adult of whom nothing else is known. */
    public static Participant adult(UUID id) {
        return new Participant(id, Set.of(), Set.of(), AgeBand.ADULT, Standing.NEW, Profile.EMPTY);
    }

    /** A minor of whom nothing else is known. */
    public static Participant minor(UUID id) {
        return new Participant(id, Set.of(), Set.of(), AgeBand.MINOR, Standing.NEW, Profile.EMPTY);
    }

    public Participant withSides(Set<String> newSides, Set<String> newSeeks) {
        return new Participant(id, newSides, newSeeks, ageBand, standing, profile);
    }

    public Participant withStanding(Standing newStanding) {
        return new Participant(id, sides, seeks, ageBand, newStanding, profile);
    }

    public Participant withProfile(Profile newProfile) {
        return new Participant(id, sides, seeks, ageBand, standing, newProfile);
    }
}
