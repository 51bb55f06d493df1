package io.rondo.pairing;

import io.rondo.pairing.GroupScheduler.Quality;
import io.rondo.pairing.Plan.Round;
import io.rondo.pairing.Schedule.Meeting;
import io.rondo.pairing.rounds.RoundSolver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Plans the rest of an event again. For each group it takes the better of two: the old rounds with their holes filled, and
 * new rounds after those that have been announced. When they are equally good, the old ones stay. One use each.
 */
final class Replanning {

    /** A group in the making; its rounds hold only pairs that are still possible. */
    private static final class Draft {
        final List<Integer> members = new ArrayList<>();
        final List<Round> history = new ArrayList<>();
        final List<List<Meeting>> rounds = new ArrayList<>();
    }

    /** Pairs that may still meet times rounds, for which a new plan takes about a second; beyond, the old one is filled. */
    private static final long MOST_WORK_TO_PLAN_ANEW = 1_500_000;

    private final PairingRequest now;
    private final Progress progress;
    private final MeetingGraph graph;
    private final int[] metHere;
    private final int roundsLeft;
    private final RandomGenerator random;
    private final List<Draft> drafts = new ArrayList<>();

    Replanning(PairingRequest now, Plan previous, Progress progress) {
        this.now = now;
        this.progress = progress;
        this.graph = MeetingGraph.of(now, progress.met());
        this.roundsLeft = Math.max(0, now.rounds() - progress.fromRound());
        this.random = new SplittableRandom(now.seed());
        this.metHere = new int[graph.size()];
        for (Pair pair : progress.met()) {
            for (UUID person : List.of(pair.first(), pair.second())) {
                if (graph.knows(person)) {
                    metHere[graph.number(person)]++;
                }
            }
        }
        previous.groups().forEach(group -> drafts.add(draft(group)));
    }

    Plan plan() {
        mergeSmallGroups();
        placeNewcomers();
        PlanAssembly assembly = new PlanAssembly(graph);
        int bound = 0;
        for (Draft draft : drafts) {
            if (!draft.members.isEmpty() || !draft.history.isEmpty()) {
                Schedule rest = rest(draft);
                bound += bound(draft.members, rest.meetings());
                assembly.add(draft.members, draft.history, rest);
            }
        }
        int met = progress.met().size();
        return assembly.plan(met + assembly.plannedMeetings(), met + bound);
    }

    private Draft draft(Plan.Group group) {
        Draft draft = new Draft();
        group.people().stream().filter(graph::knows).map(graph::number).forEach(draft.members::add);
        for (int round = 0; round < progress.fromRound(); round++) {
            boolean wasPlanned = round < group.rounds().size();
            draft.history.add(wasPlanned ? group.rounds().get(round) : new Round(List.of(), group.people()));
        }
        for (int round = 0; round < roundsLeft; round++) {
            int index = progress.fromRound() + round;
            boolean wasPlanned = index < group.rounds().size();
            draft.rounds.add(wasPlanned ? stillPossible(group.rounds().get(index)) : List.of());
        }
        return draft;
    }

    private List<Meeting> stillPossible(Round round) {
        return round.pairs().stream()
                .filter(pair -> graph.knows(pair.first()) && graph.knows(pair.second()))
                .map(pair -> new Meeting(graph.number(pair.first()), graph.number(pair.second())))
                .filter(meeting -> graph.mayMeet(meeting.a(), meeting.b()))
                .toList();
    }

    private void mergeSmallGroups() {
        for (Draft small : List.copyOf(drafts)) {
            if (!small.members.isEmpty()
                    && small.members.size() < now.groupLimits().min()) {
                drafts.stream()
                        .filter(other -> other != small && !other.members.isEmpty())
                        .filter(other -> hasRoom(other, small.members.size()))
                        .max(Comparator.comparingInt(other -> edges(small.members, other.members)))
                        .ifPresent(other -> merge(small, other));
            }
        }
    }

    private void merge(Draft small, Draft into) {
        into.members.addAll(small.members);
        for (int round = 0; round < into.history.size(); round++) {
            Round one = into.history.get(round);
            Round other = small.history.get(round);
            into.history.set(round, new Round(joined(one.pairs(), other.pairs()), joined(one.byes(), other.byes())));
        }
        for (int round = 0; round < into.rounds.size(); round++) {
            into.rounds.set(round, joined(into.rounds.get(round), small.rounds.get(round)));
        }
        drafts.remove(small);
    }

    private void placeNewcomers() {
        Set<Integer> inGroups = new HashSet<>();
        drafts.forEach(draft -> inGroups.addAll(draft.members));
        List<Integer> waiting = new ArrayList<>();
        for (int person : graph.everyone()) {
            if (!inGroups.contains(person) && graph.degree(person) > 0) {
                waiting.add(person);
            }
        }
        waiting.sort(Comparator.comparing(person -> Turn.of(graph.person(person), metHere[person])));
        for (int person : List.copyOf(waiting)) {
            groupFor(person).ifPresent(draft -> {
                draft.members.add(person);
                waiting.remove(Integer.valueOf(person));
            });
        }
        for (List<Integer> members : new Grouping(graph, now.groupLimits(), Math.max(1, roundsLeft), random)
                .split(waiting)
                .groups()) {
            if (edges(members, members) > 0) {
                drafts.add(newDraft(members));
            }
        }
    }

    private Optional<Draft> groupFor(int person) {
        return drafts.stream()
                .filter(draft -> hasRoom(draft, 1) && graph.degreeAmong(person, draft.members) > 0)
                .max(Comparator.comparingInt(draft -> graph.degreeAmong(person, draft.members)));
    }

    private Draft newDraft(List<Integer> members) {
        Draft draft = new Draft();
        draft.members.addAll(members);
        for (int round = 0; round < progress.fromRound(); round++) {
            draft.history.add(new Round(List.of(), List.of()));
        }
        for (int round = 0; round < roundsLeft; round++) {
            draft.rounds.add(List.of());
        }
        return draft;
    }

    private Schedule rest(Draft draft) {
        Schedule filled = filled(draft.rounds, draft.members);
        long pairs = edges(draft.members, draft.members) / 2;
        if (filled.meetings() == pairs || pairs * roundsLeft > MOST_WORK_TO_PLAN_ANEW) {
            return filled.trimmed();
        }
        int announced = Math.min(progress.announcedBefore() - progress.fromRound(), roundsLeft);
        Schedule kept = filled(draft.rounds.subList(0, announced), draft.members);
        int[] metByThen = metHere.clone();
        kept.count(metByThen);
        GroupScheduler scheduler = new GroupScheduler(graph.without(kept), metByThen, random);
        Schedule planned = announced == roundsLeft
                ? kept
                : kept.then(scheduler
                        .schedule(draft.members, roundsLeft - announced)
                        .schedule());
        GroupScheduler judge = new GroupScheduler(graph, metHere, random);
        boolean isBetter = Quality.BY_MEETINGS_AND_FAIRNESS.compare(
                        judge.quality(draft.members, planned), judge.quality(draft.members, filled))
                > 0;
        return (isBetter ? planned : filled).trimmed();
    }

    /** What no rest of the event that keeps this group can exceed; {@code reached} where that is proof enough. */
    private int bound(List<Integer> members, int reached) {
        long ends = 0;
        for (int person : members) {
            ends += Math.min(graph.degreeAmong(person, members), roundsLeft);
        }
        int quick = (int) Math.min(ends / 2, (long) roundsLeft * (members.size() / 2));
        if (quick == reached || roundsLeft == 0) {
            return reached;
        }
        return graph.connected(members).stream()
                .mapToInt(part -> RoundSolver.mostMeetings(GroupScheduler.problem(graph, part, metHere, roundsLeft)))
                .sum();
    }

    /** These rounds, and in each the best pairs of those who are free in it and do not meet in another of them anyway. */
    private Schedule filled(List<List<Meeting>> planned, List<Integer> members) {
        List<List<Meeting>> rounds = new ArrayList<>(planned);
        MeetingGraph left = graph.without(new Schedule(planned));
        int[] met = metHere.clone();
        new Schedule(planned).count(met);
        for (int round = 0; round < rounds.size(); round++) {
            Set<Integer> busy = new HashSet<>();
            rounds.get(round).forEach(meeting -> busy.addAll(List.of(meeting.a(), meeting.b())));
            List<Integer> free =
                    members.stream().filter(person -> !busy.contains(person)).toList();
            if (anyMayMeet(left, free)) {
                Schedule added =
                        new GroupScheduler(left, met, random).schedule(free, 1).schedule();
                added.count(met);
                left = left.without(added);
                rounds.set(round, joined(rounds.get(round), added.rounds().getFirst()));
            }
        }
        return new Schedule(rounds);
    }

    private static boolean anyMayMeet(MeetingGraph left, List<Integer> people) {
        return people.stream().anyMatch(person -> left.degreeAmong(person, people) > 0);
    }

    private boolean hasRoom(Draft draft, int people) {
        return draft.members.size() + people <= now.groupLimits().max();
    }

    private int edges(List<Integer> ones, List<Integer> others) {
        return ones.stream()
                .mapToInt(person -> graph.degreeAmong(person, others))
                .sum();
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
