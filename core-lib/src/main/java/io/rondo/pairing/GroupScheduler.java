package io.rondo.pairing;

import io.rondo.pairing.Schedule.Meeting;
import io.rondo.pairing.rounds.RoundProblem;
import io.rondo.pairing.rounds.RoundProblem.Link;
import io.rondo.pairing.rounds.RoundSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The rounds of one group. Its parts that do not hang together are planned by themselves, since all aims add up over them: by
 * rotation where there are rounds enough for everyone to meet everyone, else by the {@link RoundSolver}.
 */
final class GroupScheduler {

    /** How good a schedule is; the greater is the better. */
    record Quality(int meetings, int[] meetingsFewestFirst, long affinity) {

        static final Comparator<Quality> BY_MEETINGS_AND_FAIRNESS =
                Comparator.comparingInt(Quality::meetings).thenComparing(Quality::meetingsFewestFirst, Arrays::compare);
    }

    /**
     * The rounds of a group.
     *
     * @param bound no schedule of these people has more meetings
     */
    record Scheduled(Schedule schedule, int bound) {}

    private final MeetingGraph graph;
    private final int[] metHere;
    private final RandomGenerator random;

    /** @param metHere meetings that each person has had at this event already, by number */
    GroupScheduler(MeetingGraph graph, int[] metHere, RandomGenerator random) {
        this.graph = graph;
        this.metHere = metHere;
        this.random = random;
    }

    Scheduled schedule(List<Integer> members, int rounds) {
        List<List<Meeting>> all = new ArrayList<>();
        int bound = 0;
        for (List<Integer> part : graph.connected(shuffled(members))) {
            Scheduled scheduled = ofPart(part, rounds);
            bound += scheduled.bound();
            List<List<Meeting>> own = scheduled.schedule().rounds();
            for (int round = 0; round < own.size(); round++) {
                if (round == all.size()) {
                    all.add(new ArrayList<>());
                }
                all.get(round).addAll(own.get(round));
            }
        }
        return new Scheduled(new Schedule(all).trimmed(), bound);
    }

    private Scheduled ofPart(List<Integer> part, int rounds) {
        if (part.size() < 2) {
            return new Scheduled(Schedule.EMPTY, 0);
        }
        return new Rotations(graph)
                .schedule(shuffled(part), rounds)
                .map(schedule -> new Scheduled(schedule, schedule.meetings()))
                .orElseGet(() -> solved(part, rounds));
    }

    private Scheduled solved(List<Integer> part, int rounds) {
        List<Integer> places = shuffled(part);
        RoundSolver.Solved solved = RoundSolver.solve(problem(graph, places, metHere, rounds), random);
        Schedule schedule = new Schedule(solved.meetings().stream()
                .map(round -> round.stream()
                        .map(link -> Meeting.of(places.get(link.one()), places.get(link.other())))
                        .toList())
                .toList());
        return new Scheduled(schedule, solved.bound());
    }

    /** The members in this order as a problem of the {@link RoundSolver}. */
    static RoundProblem problem(MeetingGraph graph, List<Integer> members, int[] metHere, int rounds) {
        List<RoundProblem.Person> persons = members.stream()
                .map(person -> new RoundProblem.Person(
                        metHere[person], graph.person(person).standing().timesLeftOut()))
                .toList();
        List<Link> links = new ArrayList<>();
        for (int a = 0; a < members.size(); a++) {
            for (int b = a + 1; b < members.size(); b++) {
                int one = members.get(a);
                int other = members.get(b);
                if (graph.mayMeet(one, other)) {
                    links.add(new Link(a, b, graph.affinity(one, other)));
                }
            }
        }
        return new RoundProblem(persons, links, rounds);
    }

    /** Among equally good plans the order decides, and so the seed does. */
    private List<Integer> shuffled(List<Integer> people) {
        List<Integer> order = new ArrayList<>(people);
        Collections.sort(order);
        Collections.shuffle(order, Random.from(random));
        return order;
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
