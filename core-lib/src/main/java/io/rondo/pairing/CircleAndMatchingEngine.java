package io.rondo.pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Plans by rotation where nothing is forbidden (optimal), else by the best matching round after round. Stateless; safe to
 * call from several threads. 300 people who all seek each other for 12 rounds take a few seconds on one core, usual events a
 * few milliseconds.
 */
public final class CircleAndMatchingEngine implements PairingEngine {

    @Override
    public Plan plan(PairingRequest request) {
        MeetingGraph graph = MeetingGraph.of(request, Set.of());
        RandomGenerator random = new SplittableRandom(request.seed());
        List<Integer> meetable = graph.everyone().stream()
                .filter(person -> graph.degree(person) > 0)
                .toList();
        Grouping.Split split = new Grouping(graph, request.groupLimits(), request.rounds(), random).split(meetable);

        PlanAssembly assembly = new PlanAssembly(graph);
        int[] nobodyMet = new int[graph.size()];
        for (List<Integer> members : split.groups()) {
            Schedule schedule = new GroupScheduler(graph, nobodyMet, random).schedule(members, request.rounds());
            if (schedule.meetings() > 0) {
                assembly.add(withoutIdle(members, schedule, graph, request), List.of(), schedule);
            }
        }
        int meetings = assembly.plannedMeetings();
        int largestGroup = request.groupLimits().max();
        return assembly.plan(meetings, Bounds.meetings(graph, request.rounds(), largestGroup, meetings));
    }

    @Override
    public Plan replan(PairingRequest now, Plan previous, Progress progress) {
        return new Replanning(now, previous, progress).plan();
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
