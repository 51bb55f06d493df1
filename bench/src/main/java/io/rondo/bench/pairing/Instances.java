package io.rondo.bench.pairing;

import io.rondo.pairing.AgeBand;
import io.rondo.pairing.Mode;
import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingRequest;
import io.rondo.pairing.Participant;
import io.rondo.pairing.Participant.Profile;
import io.rondo.pairing.Participant.Standing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The evenings on which planners are compared; the same in every run. */
public final class Instances {

    private static final long SEED = 20_261_204;
    private static final Set<String> WOMAN = Set.of("woman");
    private static final Set<String> MAN = Set.of("man");
    private static final Set<String> BOTH = Set.of("woman", "man");
    private static final List<String> LANGUAGES = List.of("en", "ru", "de");
    private static final List<String> INTERESTS = List.of("chess", "jazz", "hiking", "films", "cooking", "climbing");
    private static final List<String> CITIES = List.of("Berlin", "Hamburg", "Tallinn");
    private static final double MOST_STARS = 5;

    private Instances() {}

    /** Small ones first, so that the large ones are measured warm; each is made when it is asked for, since some are large. */
    public static List<Supplier<Instance>> usual() {
        return List.of(
                () -> everyone(20),
                () -> everyone(40),
                () -> everyone(200),
                () -> everyone(1_000),
                () -> twoSidedFull(10),
                () -> twoSidedFull(500),
                () -> twoSidedThinned(500, 0.30, 20),
                () -> seeking(300, 0.12, 12),
                () -> seeking(2_000, 0.12, 12),
                () -> everyone(1_000).afterOneLeft(3),
                () -> seeking(1_000, 0.12, 12).afterOneLeft(3));
    }

    /** All may meet, in as many rounds as that takes with an even number. */
    static Instance everyone(int people) {
        Random random = new Random(SEED);
        List<Participant> all = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            all.add(person(number, Set.of(), Set.of(), random));
        }
        return new Instance(
                "everyone " + people,
                PairingRequest.builder(all, new Mode.Everyone())
                        .rounds(people - 1)
                        .build());
    }

    /** As many women as men, who all suit each other, in as many rounds as that takes. */
    static Instance twoSidedFull(int each) {
        return new Instance(
                "two-sided, full, " + each + "+" + each,
                PairingRequest.builder(womenAndMen(each, new Random(SEED)), new Mode.TwoSided())
                        .rounds(each)
                        .build());
    }

    /** As many women as men, of whose pairs a share may meet. */
    static Instance twoSidedThinned(int each, double share, int rounds) {
        Random random = new Random(SEED);
        List<Participant> all = womenAndMen(each, random);
        return new Instance(
                "two-sided, %.0f %% compatible, %d+%d × %d".formatted(share * 100, each, each, rounds),
                thinned(all, share, random).rounds(rounds).build());
    }

    /**
     * Women and men who seek the other, their own or both, which is a graph without two columns.
     *
     * @param share the part of all pairs that may meet
     */
    static Instance seeking(int people, double share, int rounds) {
        Random random = new Random(SEED);
        List<Participant> all = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            Set<String> side = random.nextBoolean() ? WOMAN : MAN;
            Set<String> other = side.equals(WOMAN) ? MAN : WOMAN;
            double taste = random.nextDouble();
            Set<String> seeks = taste < 0.7 ? other : taste < 0.85 ? side : BOTH;
            all.add(person(number, side, seeks, random));
        }
        long pairs = (long) people * (people - 1) / 2;
        double shareOfSuiting = share * pairs / suiting(all).size();
        return new Instance(
                "seeking, %.0f %% compatible, %d × %d".formatted(share * 100, people, rounds),
                thinned(all, shareOfSuiting, random).rounds(rounds).build());
    }

    private static List<Participant> womenAndMen(int each, Random random) {
        List<Participant> all = new ArrayList<>();
        for (int number = 0; number < 2 * each; number++) {
            all.add(number < each ? person(number, WOMAN, MAN, random) : person(number, MAN, WOMAN, random));
        }
        return all;
    }

    /** Forbids pairs until just that share of those who suit each other is left. */
    private static PairingRequest.Builder thinned(List<Participant> all, double share, Random random) {
        List<Pair> suiting = suiting(all);
        Collections.shuffle(suiting, random);
        int kept = (int) Math.min(suiting.size(), Math.round(share * suiting.size()));
        return PairingRequest.builder(all, new Mode.TwoSided())
                .forbidden(new HashSet<>(suiting.subList(kept, suiting.size())));
    }

    private static List<Pair> suiting(List<Participant> all) {
        Mode mode = new Mode.TwoSided();
        List<Pair> suiting = new ArrayList<>();
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                if (mode.suits(all.get(a), all.get(b))) {
                    suiting.add(new Pair(all.get(a).id(), all.get(b).id()));
                }
            }
        }
        return suiting;
    }

    private static Participant person(int number, Set<String> sides, Set<String> seeks, Random random) {
        Profile profile = new Profile(
                Optional.of(LocalDate.of(1975, 1, 1).plusDays(random.nextInt(10_000))),
                Optional.of(CITIES.get(random.nextInt(CITIES.size()))),
                Optional.of(ZoneId.of("Europe/Berlin")),
                some(LANGUAGES, random),
                some(INTERESTS, random),
                OptionalDouble.of(random.nextDouble() * MOST_STARS));
        UUID id = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
        return new Participant(id, sides, seeks, AgeBand.ADULT, Standing.NEW, profile);
    }

    private static Set<String> some(List<String> words, Random random) {
        Set<String> some = new HashSet<>();
        words.stream().filter(word -> random.nextBoolean()).forEach(some::add);
        return some;
    }
}
