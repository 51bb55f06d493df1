package io.rondo.pairing;

import io.rondo.pairing.Plan.Group;
import io.rondo.pairing.Plan.Reason;
import io.rondo.pairing.Plan.Round;
import io.rondo.pairing.Plan.Unplaced;
import io.rondo.pairing.Schedule.Meeting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Turns groups of numbers into a plan of people, and gives those who are in no group their reason. */
final class PlanAssembly {

    private final MeetingGraph graph;
    private final List<Group> groups = new ArrayList<>();
    private final Set<UUID> placed = new HashSet<>();
    private int plannedMeetings;

    PlanAssembly(MeetingGraph graph) {
        this.graph = graph;
    }

    /** @param history rounds that are over, which come first and stay as they are */
    void add(List<Integer> members, List<Round> history, Schedule schedule) {
        List<UUID> people = members.stream().map(graph::id).sorted().toList();
        List<Round> rounds = new ArrayList<>(history);
        for (List<Meeting> meetings : schedule.rounds()) {
            rounds.add(round(people, meetings));
        }
        groups.add(new Group(people, rounds));
        placed.addAll(people);
        plannedMeetings += schedule.meetings();
    }

    int plannedMeetings() {
        return plannedMeetings;
    }

    Plan plan(int meetings, int upperBound) {
        List<Unplaced> unplaced = graph.everyone().stream()
                .filter(person -> !placed.contains(graph.id(person)))
                .map(person -> new Unplaced(graph.id(person), reason(person)))
                .toList();
        return new Plan(groups, unplaced, meetings, upperBound);
    }

    private Round round(List<UUID> people, List<Meeting> meetings) {
        List<Pair> pairs = meetings.stream()
                .map(meeting -> graph.pair(meeting.a(), meeting.b()))
                .sorted(Comparator.comparing(Pair::first))
                .toList();
        Set<UUID> busy = new HashSet<>();
        pairs.forEach(pair -> busy.addAll(List.of(pair.first(), pair.second())));
        return new Round(
                pairs, people.stream().filter(person -> !busy.contains(person)).toList());
    }

    /** Looks at who suits whom and never at what is forbidden: a reason must not show that somebody was blocked. */
    private Reason reason(int person) {
        List<Integer> partners = graph.everyone().stream()
                .filter(other -> graph.suits(person, other))
                .toList();
        if (partners.isEmpty()) {
            return Reason.NO_COMPATIBLE_PARTNER;
        }
        long sameSide = graph.everyone().stream()
                .filter(other -> !graph.suits(person, other))
                .filter(other -> partners.stream().anyMatch(partner -> graph.suits(other, partner)))
                .count();
        return sameSide > partners.size() ? Reason.MORE_OF_ONE_SIDE : Reason.GROUP_LIMITS;
    }
}
