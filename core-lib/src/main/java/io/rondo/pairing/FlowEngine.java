package io.rondo.pairing;

import io.rondo.pairing.rounds.RoundSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Plans by rotation where there are rounds enough for everyone, else by cheapest flows that are coloured into rounds and
 * searched for better ones until that is proven or the effort is spent. Stateless; safe to call from several threads. Usual events take
 * milliseconds, two thousand people a few seconds.
 */
public final class FlowEngine implements PairingEngine {

    @Override
    public Plan plan(PairingRequest request) {
        MeetingGraph graph = MeetingGraph.of(request, Set.of());
        RandomGenerator random = new SplittableRandom(request.seed());
        List<Integer> meetable = graph.everyone().stream()
                .filter(person -> graph.degree(person) > 0)
                .toList();
        Grouping.Split split = new Grouping(graph, request.groupLimits(), request.rounds(), random).split(meetable);

        PlanAssembly assembly = new PlanAssembly(graph);
        GroupScheduler scheduler = new GroupScheduler(graph, new int[graph.size()], random);
        int bound = 0;
        for (List<Integer> members : split.groups()) {
            GroupScheduler.Scheduled scheduled = scheduler.schedule(members, request.rounds());
            bound += scheduled.bound();
            if (scheduled.schedule().meetings() > 0) {
                assembly.add(
                        withoutIdle(members, scheduled.schedule(), graph, request), List.of(), scheduled.schedule());
            }
        }
        boolean isWhole = split.groups().size() == 1 && split.left().isEmpty();
        int meetings = assembly.plannedMeetings();
        return assembly.plan(meetings, isWhole ? bound : boundOfGroups(graph, request, meetable, meetings));
    }

    @Override
    public Plan replan(PairingRequest now, Plan previous, Progress progress) {
        return new Replanning(now, previous, progress).plan();
    }

    /**
     * What no choice of groups can exceed: nobody meets more often than there are rounds, partners, or others in a group; groups of
     * people who all may meet have so many meetings at most; and neither do all in one large group.
     *
     * @param reached a number of meetings that is known to be possible; the work stops where the bound comes down to it
     */
    private static int boundOfGroups(MeetingGraph graph, PairingRequest request, List<Integer> people, int reached) {
        int rounds = request.rounds();
        GroupLimits limits = request.groupLimits();
        long ends = 0;
        for (int person : people) {
            ends += Math.min(Math.min(graph.degree(person), rounds), limits.max() - 1);
        }
        GroupSizes sizes = new GroupSizes(limits, rounds, false);
        long bound = Math.min(ends / 2, sizes.mostMeetings(sizes.places(people.size())));
        if (bound > reached) {
            int inOneGroup = graph.connected(people).stream()
                    .mapToInt(part -> RoundSolver.mostMeetings(
                            GroupScheduler.problem(graph, part, new int[graph.size()], rounds)))
                    .sum();
            bound = Math.min(bound, inOneGroup);
        }
        return (int) bound;
    }

    /**
     * The members without those who would only sit out, as far as the group stays large enough: they are better told at once.
     * With everyone-meets-everyone, sitting out is a matter of odd numbers, and they stay.
     */
    private static List<Integer> withoutIdle(
            List<Integer> members, Schedule schedule, MeetingGraph graph, PairingRequest request) {
        int[] met = new int[graph.size()];
        schedule.count(met);
        boolean sitsOutByNumbers = request.mode() instanceof Mode.Everyone;
        List<Integer> staying = new ArrayList<>(members);
        for (int person : members) {
            boolean idle = met[person] == 0 && !(sitsOutByNumbers && graph.degreeAmong(person, members) > 0);
            if (idle && staying.size() > request.groupLimits().min()) {
                staying.remove(Integer.valueOf(person));
            }
        }
        return staying;
    }
}
