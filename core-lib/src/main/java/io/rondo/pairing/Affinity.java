package io.rondo.pairing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How well two people go together, from 0 to {@link #MOST}; symmetric. The weighted mean of these parts, each from 0 to 1;
 * a part that is unknown for one of them is left out of the mean:
 *
 * <ul>
 *   <li>age: 1 for the same day of birth, falling evenly to 0 at 20 years apart;
 *   <li>place: 1 for the same city, ½ for the same zone, else 0;
 *   <li>language: 1 when they have one in common, else 0;
 *   <li>interests: those in common divided by all of both (Jaccard);
 *   <li>rating: 1 for equal ratings, falling evenly to 0 at 5 apart;
 *   <li>the host's wish: 1 when wished, 0 when unwished, left out otherwise.
 * </ul>
 *
 * Where nothing is known the score is half of {@link #MOST}.
 */
public record Affinity(Weights weights, Set<Pair> wished, Set<Pair> unwished) {

    /** The score of a pair that could not go better together. */
    public static final int MOST = 1_000;

    private static final double DAYS_OF_20_YEARS = 7_305;
    private static final double WIDEST_RATING_GAP = 5;

    /** How much each part counts, relative to the others; 0 leaves a part out. */
    public record Weights(int age, int place, int language, int interests, int rating, int wish) {
        public static final Weights DEFAULT = new Weights(3, 2, 4, 3, 1, 12);

        public Weights {
            if (Math.min(Math.min(age, place), Math.min(language, interests)) < 0 || Math.min(rating, wish) < 0) {
                throw new IllegalArgumentException("weights are zero or more");
            }
        }
    }

    public Affinity {
        wished = Set.copyOf(wished);
        unwished = Set.copyOf(unwished);
    }

    /** The score of two different people. */
    public int between(Participant a, Participant b) {
        Mean mean = new Mean();
        Participant.Profile one = a.profile();
        Participant.Profile other = b.profile();
        if (one.birthDate().isPresent() && other.birthDate().isPresent()) {
            mean.add(
                    weights.age(),
                    ageCloseness(one.birthDate().get(), other.birthDate().get()));
        }
        place(one, other).ifPresent(value -> mean.add(weights.place(), value));
        if (!one.languages().isEmpty() && !other.languages().isEmpty()) {
            mean.add(weights.language(), common(one.languages(), other.languages()) > 0 ? 1 : 0);
        }
        if (!one.interests().isEmpty() && !other.interests().isEmpty()) {
            int common = common(one.interests(), other.interests());
            int all = one.interests().size() + other.interests().size() - common;
            mean.add(weights.interests(), (double) common / all);
        }
        if (one.rating().isPresent() && other.rating().isPresent()) {
            double gap = Math.abs(one.rating().getAsDouble() - other.rating().getAsDouble());
            mean.add(weights.rating(), Math.max(0, 1 - gap / WIDEST_RATING_GAP));
        }
        Pair pair = new Pair(a.id(), b.id());
        if (wished.contains(pair) != unwished.contains(pair)) {
            mean.add(weights.wish(), wished.contains(pair) ? 1 : 0);
        }
        return mean.score();
    }

    private static double ageCloseness(LocalDate one, LocalDate other) {
        return Math.max(0, 1 - Math.abs(one.toEpochDay() - other.toEpochDay()) / DAYS_OF_20_YEARS);
    }

    private static Optional<Double> place(Participant.Profile one, Participant.Profile other) {
        Optional<ZoneId> zone = one.zone();
        boolean sameZone = zone.isPresent() && zone.equals(other.zone());
        if (one.city().isPresent() && other.city().isPresent()) {
            boolean sameCity = one.city().get().equalsIgnoreCase(other.city().get());
            return Optional.of(sameCity ? 1.0 : sameZone ? 0.5 : 0.0);
        }
        return zone.isPresent() && other.zone().isPresent() ? Optional.of(sameZone ? 0.5 : 0.0) : Optional.empty();
    }

    private static int common(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }

    private static final class Mean {
        private double sum;
        private int weight;

        void add(int partWeight, double value) {
            sum += partWeight * value;
            weight += partWeight;
        }

        int score() {
            return weight == 0 ? MOST / 2 : (int) Math.round(MOST * sum / weight);
        }
    }
}
