package io.rondo.pairing;

import io.rondo.pairing.Participant.Profile;
import io.rondo.pairing.Participant.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Requests for tests; the random ones are the same for the same seed. */
final class Requests {

    static final Mode EVERYONE = new Mode.Everyone();
    static final Mode TWO_SIDED = new Mode.TwoSided();
    static final Mode MENTORING = new Mode.Tags("mentor", "mentee");
    static final List<Mode> MODES = List.of(EVERYONE, TWO_SIDED, MENTORING);

    private Requests() {}

    static UUID id(int number) {
        return new UUID(0x5eed_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    static List<Participant> adults(int people) {
        List<Participant> participants = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            participants.add(Participant.adult(id(number)));
        }
        return participants;
    }

    /** Women who seek men, numbered from 0, and after them men who seek women. */
    static List<Participant> womenAndMen(int women, int men) {
        List<Participant> participants = new ArrayList<>();
        for (int number = 0; number < women + men; number++) {
            Participant person = Participant.adult(id(number));
            participants.add(
                    number < women
                            ? person.withSides(Set.of("woman"), Set.of("man"))
                            : person.withSides(Set.of("man"), Set.of("woman")));
        }
        return participants;
    }

    static PairingRequest random(Mode mode, int people, Random random) {
        List<Participant> participants = new ArrayList<>();
        boolean withMinors = random.nextInt(3) == 0;
        for (int number = 0; number < people; number++) {
            participants.add(randomPerson(number, withMinors && random.nextInt(4) == 0, random));
        }
        int min = 2 + random.nextInt(4);
        GroupLimits limits =
                random.nextBoolean() ? GroupLimits.ONE_GROUP : new GroupLimits(min, min + random.nextInt(12));
        return PairingRequest.builder(participants, mode)
                .forbidden(randomPairs(people, random.nextDouble() * 0.3, random))
                .alreadyMet(randomPairs(people, random.nextDouble() * 0.2, random))
                .affinity(new Affinity(
                        Affinity.Weights.DEFAULT, randomPairs(people, 0.05, random), randomPairs(people, 0.05, random)))
                .rounds(1 + random.nextInt(8))
                .groupLimits(limits)
                .seed(random.nextLong())
                .build();
    }

    private static Participant randomPerson(int number, boolean isMinor, Random random) {
        Set<String> sides = some(List.of("woman", "man", "mentor", "mentee"), random);
        Set<String> seeks = some(List.of("woman", "man"), random);
        Profile profile = new Profile(
                Optional.of(LocalDate.of(1970 + random.nextInt(35), 1 + random.nextInt(12), 1)),
                random.nextBoolean() ? Optional.of("Berlin") : Optional.empty(),
                random.nextBoolean() ? Optional.of(ZoneId.of("Europe/Berlin")) : Optional.empty(),
                some(List.of("en", "ru", "de"), random),
                some(List.of("chess", "jazz", "hiking", "films"), random),
                random.nextBoolean() ? OptionalDouble.of(random.nextInt(6)) : OptionalDouble.empty());
        Standing standing = new Standing(Instant.ofEpochSecond(random.nextInt(1_000)), random.nextInt(3));
        return new Participant(id(number), sides, seeks, isMinor ? AgeBand.MINOR : AgeBand.ADULT, standing, profile);
    }

    static Set<Pair> randomPairs(int people, double share, Random random) {
        Set<Pair> pairs = new HashSet<>();
        for (int a = 0; a < people; a++) {
            for (int b = a + 1; b < people; b++) {
                if (random.nextDouble() < share) {
                    pairs.add(new Pair(id(a), id(b)));
                }
            }
        }
        return pairs;
    }

    /** All pairs of so many people but these. */
    static Set<Pair> allPairsBut(int people, Set<Pair> kept) {
        Set<Pair> pairs = randomPairs(people, 1.1, new Random(0));
        pairs.removeAll(kept);
        return pairs;
    }

    private static Set<String> some(List<String> words, Random random) {
        Set<String> some = new HashSet<>();
        words.stream().filter(word -> random.nextBoolean()).forEach(some::add);
        return some;
    }
}
