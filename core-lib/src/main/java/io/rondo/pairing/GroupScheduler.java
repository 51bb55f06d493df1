package io.rondo.pairing;

import io.rondo.pairing.RoundByRound.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes several schedules of one group and takes the best: most meetings, then the fairest, then the greatest affinity. */
final class GroupScheduler {

    /** How good a schedule is; the greater is the better. */
    record Quality(int meetings, int[] meetingsFewestFirst, long affinity) {

        static final Comparator<Quality> BY_MEETINGS_AND_FAIRNESS =
                Comparator.comparingInt(Quality::meetings).thenComparing(Quality::meetingsFewestFirst, Arrays::compare);
        static final Comparator<Quality> BY_ALL = BY_MEETINGS_AND_FAIRNESS.thenComparingLong(Quality::affinity);
    }

    /** A rotation has as many meetings as can be; up to this size it is cheap to see whether matchings go better together. */
    private static final int MOST_FOR_ALL_CANDIDATES = 60;

    /** 600 people for 12 rounds; beyond, one strategy has to do. */
    private static final long MOST_WORK_FOR_ALL_STRATEGIES = 5_000_000;

    private final MeetingGraph graph;
    private final int[] metHere;
    private final RandomGenerator random;

    /** @param metHere meetings that each person has had at this event already, by number */
    GroupScheduler(MeetingGraph graph, int[] metHere, RandomGenerator random) {
        this.graph = graph;
        this.metHere = metHere;
        this.random = random;
    }

    Schedule schedule(List<Integer> members, int rounds) {
        Optional<Schedule> rotation = new Rotations(graph, metHere, random).schedule(members, rounds);
        boolean allMetAsOften =
                members.stream().map(person -> metHere[person]).distinct().count() <= 1;
        boolean allWillMeet = rotation.isPresent() && members.size() <= rounds;
        if (rotation.isPresent() && allMetAsOften && (allWillMeet || members.size() > MOST_FOR_ALL_CANDIDATES)) {
            return rotation.get();
        }
        List<Schedule> candidates = new ArrayList<>(rotation.stream().toList());
        RoundByRound roundByRound = new RoundByRound(graph, metHere, random);
        candidates.add(roundByRound.schedule(members, rounds, Strategy.MOST_TO_MEET_FIRST));
        if (work(members, rounds) <= MOST_WORK_FOR_ALL_STRATEGIES) {
            candidates.add(roundByRound.schedule(members, rounds, Strategy.FEWEST_MET_FIRST));
        }
        return candidates.stream()
                .max(Comparator.comparing(candidate -> quality(members, candidate), Quality.BY_ALL))
                .orElseThrow();
    }

    /** A measure of what matchings round after round cost: edges at most, times rounds. */
    static long work(List<Integer> members, int rounds) {
        return (long) members.size() * members.size() * rounds;
    }

    Quality quality(List<Integer> members, Schedule schedule) {
        int[] met = metHere.clone();
        schedule.count(met);
        long[] affinity = {0};
        schedule.forEachPair((a, b) -> affinity[0] += graph.affinity(a, b));
        int[] fewestFirst =
                members.stream().mapToInt(person -> met[person]).sorted().toArray();
        return new Quality(schedule.meetings(), fewestFirst, affinity[0]);
    }
}
