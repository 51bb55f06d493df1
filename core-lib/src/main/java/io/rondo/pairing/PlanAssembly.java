package io.rondo.pairing;

import io.rondo.pairing.Plan.Group;
import io.rondo.pairing.Plan.Reason;
import io.rondo.pairing.Plan.Round;
import io.rondo.pairing.Plan.Unplaced;
import io.rondo.pairing.Schedule.Meeting;
import java.util.ArrayList;
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
        List<Integer> sorted = members.stream().sorted().toList();
        List<UUID> people = sorted.stream().map(graph::id).toList();
        List<Round> rounds = new ArrayList<>(history);
        for (List<Meeting> meetings : schedule.rounds()) {
            rounds.add(round(sorted, meetings));
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

    /** Numbers are in the order of ids, so no sorting is needed, which is what takes time where thousands meet. */
    private Round round(List<Integer> members, List<Meeting> meetings) {
        int[] partnerOf = new int[graph.size()];
        for (Meeting meeting : meetings) {
            partnerOf[meeting.a()] = meeting.b() + 1;
            partnerOf[meeting.b()] = meeting.a() + 1;
        }
        List<Pair> pairs = new ArrayList<>(meetings.size());
        List<UUID> byes = new ArrayList<>();
        for (int person : members) {
            int partner = partnerOf[person] - 1;
            if (partner < 0) {
                byes.add(graph.id(person));
            } else if (person < partner) {
                pairs.add(new Pair(graph.id(person), graph.id(partner)));
            }
        }
        return new Round(pairs, byes);
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
