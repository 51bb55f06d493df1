package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.member.profile.Profile;
import io.rondo.pairing.Affinity;
import io.rondo.pairing.GroupLimits;
import io.rondo.pairing.Mode;
import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingEngine;
import io.rondo.pairing.PairingRequest;
import io.rondo.pairing.Participant;
import io.rondo.pairing.Plan;
import io.rondo.pairing.Progress;
import io.rondo.registration.Registration;
import io.rondo.tx.UnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes an event's plan, and makes its rest again when people come, go or may not meet any more: the pairing engine decides, this
 * class fills its request and writes its answer into rows. The event is locked. Safe to use from several threads.
 */
public final class Planner {

    private final Neighbours rooms;
    private final PairingEngine engine;
    private final Avoidance avoidance;

    public Planner(Neighbours rooms, PairingEngine engine, Avoidance avoidance) {
        this.rooms = rooms;
        this.engine = engine;
        this.avoidance = avoidance;
    }

    /** A plan for all who have confirmed; nothing is written yet. */
    Plan first(UnitOfWork work, Event event, List<Registration> confirmed) {
        return rehearse(work, event, confirmed, event.progress().planSeed());
    }

    /** What the first plan is with this seed if just these people confirm. Nothing is written. */
    public Plan rehearse(UnitOfWork work, Event event, List<Registration> expected, long seed) {
        int groupSize = event.seats().groupSize();
        // Not many small groups for the sake of a few more meetings: they would meet whom there is, and then sit.
        int smallest = Math.max(2, Math.min(groupSize, expected.size()) / 2);
        return engine.plan(request(work, event, expected).toBuilder()
                .groupLimits(new GroupLimits(smallest, groupSize))
                .seed(seed)
                .build());
    }

    /** Writes the first plan: groups, who could not be placed, pairs. */
    void save(UnitOfWork work, Event event, Plan plan) {
        List<Integer> numbers = PlanRows.numbers(plan, Map.of());
        Map<UUID, String> unplaced = plan.unplaced().stream()
                .collect(Collectors.toMap(
                        Plan.Unplaced::person, one -> one.reason().name()));
        Map<UUID, Integer> groupOf = PlanRows.groupOf(plan, numbers);
        rooms.registrations().place(work, event.id(), groupOf, unplaced);
        rooms.people().placed(work, event.communityId(), groupOf.keySet());
        rooms.people().leftOut(work, event.communityId(), unplaced.keySet());
        write(work, event, PlanRows.planned(plan, numbers, 0, event.progress().planSeed()));
    }

    /**
     * Plans the rounds that have not begun again, for those who are here. Pairs that met keep having met.
     *
     * @param roundsBegun how many rounds are over or running
     */
    void again(UnitOfWork work, Event event, List<Registration> here, int roundsBegun) {
        again(work, event, here, roundsBegun, Set.of());
    }

    /** The same, with pairs that must not meet from now on. */
    void again(UnitOfWork work, Event event, List<Registration> here, int roundsBegun, Set<PairOfPeople> apart) {
        PairStore pairs = work.store(PairStore.class);
        Map<UUID, Integer> groupOf = groups(work, event);
        List<RoundPair> before = pairs.ofEvent(event.id());
        pairs.forgetPlanned(event.id());
        if (here.size() < 2) {
            return;
        }
        Set<Pair> met = before.stream()
                .filter(pair -> pair.isActive() || pair.isDone())
                .map(Planner::pair)
                .collect(Collectors.toSet());
        PairingRequest request = request(work, event, here);
        Set<Pair> forbidden = new HashSet<>(request.forbidden());
        apart.forEach(two -> forbidden.add(new Pair(two.first(), two.second())));
        Plan plan = engine.replan(
                request.toBuilder().forbidden(forbidden).build(),
                PlanRows.read(groupOf, before),
                new Progress(roundsBegun, roundsBegun, met));
        List<Integer> numbers = PlanRows.numbers(plan, groupOf);
        Map<UUID, Integer> moved = new HashMap<>(PlanRows.groupOf(plan, numbers));
        moved.entrySet().removeIf(entry -> entry.getValue().equals(groupOf.get(entry.getKey())));
        if (!moved.isEmpty()) {
            rooms.registrations().place(work, event.id(), moved, Map.of());
        }
        write(
                work,
                event,
                PlanRows.planned(plan, numbers, roundsBegun, event.progress().planSeed()));
    }

    /** Everyone who was ever placed, and their group. */
    Map<UUID, Integer> groups(UnitOfWork work, Event event) {
        return rooms.registrations().placed(work, event.id()).stream()
                .collect(Collectors.toMap(
                        Registration::personId, one -> one.groupNo().orElseThrow()));
    }

    private void write(UnitOfWork work, Event event, Collection<PairStore.Planned> rows) {
        PairStore pairs = work.store(PairStore.class);
        int version = rooms.events().nextPlanVersion(work, event.id());
        if (!rows.isEmpty()) {
            pairs.plan(event.id(), version, rows);
            pairs.planMembers(event.id(), version);
        }
    }

    private PairingRequest request(UnitOfWork work, Event event, List<Registration> registrations) {
        List<UUID> ids = registrations.stream().map(Registration::personId).toList();
        return PairingRequest.builder(participants(work, event, registrations), Participants.mode(event.sides()))
                .forbidden(forbidden(work, event, ids))
                .rounds(event.rounds().orElse(PairingRequest.DEFAULT_ROUNDS))
                .groupLimits(new GroupLimits(2, event.seats().groupSize()))
                .affinity(affinity(work, event, ids))
                .seed(event.progress().planSeed())
                .build();
    }

    private List<Participant> participants(UnitOfWork work, Event event, List<Registration> registrations) {
        List<UUID> ids = registrations.stream().map(Registration::personId).toList();
        Map<UUID, Profile> profiles = rooms.profiles().get(work, ids);
        Map<UUID, Integer> timesLeftOut = rooms.people().timesLeftOut(work, event.communityId(), ids);
        LocalDate day =
                event.schedule().startsAt().atZone(event.schedule().zone()).toLocalDate();
        return registrations.stream()
                .map(one -> Participants.of(
                        one,
                        profiles.getOrDefault(one.personId(), Profile.empty(one.personId())),
                        timesLeftOut.getOrDefault(one.personId(), 0),
                        event.sides(),
                        day))
                .toList();
    }

    /** Blocked and reported pairs, and those of tonight that one of the two walked out of. */
    private Set<Pair> forbidden(UnitOfWork work, Event event, Collection<UUID> ids) {
        Set<Pair> forbidden = new HashSet<>();
        avoidance.forbidden(work, ids).forEach(pair -> forbidden.add(new Pair(pair.first(), pair.second())));
        work.store(PairStore.class).leftPairs(event.id()).forEach(pair -> forbidden.add(pair(pair)));
        return forbidden;
    }

    private static Affinity affinity(UnitOfWork work, Event event, Collection<UUID> ids) {
        Set<Pair> wished = new HashSet<>();
        Set<Pair> unwished = new HashSet<>(metBefore(work, event, ids));
        for (Wishes.Wish wish : work.store(WishStore.class).ofEvent(event.id())) {
            Pair pair = new Pair(wish.personA(), wish.personB());
            unwished.remove(pair);
            (wish.wished() ? wished : unwished).add(pair);
        }
        return new Affinity(Affinity.Weights.DEFAULT, wished, unwished);
    }

    /** Who met at earlier events of the community may meet again, but new people come first. */
    private static Set<Pair> metBefore(UnitOfWork work, Event event, Collection<UUID> ids) {
        return work.store(PairStore.class).metBefore(event.communityId(), event.id(), ids).stream()
                .map(Planner::pair)
                .collect(Collectors.toSet());
    }

    /**
     * Who of the waiting may meet this person now: suits by the event's sides and by age, is not to be avoided, and they have not
     * been a pair tonight. Those of the person's own group come first.
     */
    List<UUID> partnersFor(UnitOfWork work, Event event, UUID personId, List<Registration> waiting) {
        List<Registration> all =
                waiting.stream().filter(one -> !one.personId().equals(personId)).toList();
        List<Registration> self =
                rooms.registrations().find(work, event.id(), personId).stream().toList();
        if (all.isEmpty() || self.isEmpty()) {
            return List.of();
        }
        Mode mode = Participants.mode(event.sides());
        Participant person = participants(work, event, self).getFirst();
        List<UUID> ids = new java.util.ArrayList<>(
                all.stream().map(Registration::personId).toList());
        ids.add(personId);
        Set<Pair> forbidden = forbidden(work, event, ids);
        work.store(PairStore.class).ofPerson(event.id(), personId).stream()
                .filter(pair -> pair.state() != PairState.PLANNED)
                .forEach(pair -> forbidden.add(pair(pair)));
        Map<UUID, Integer> groupOf = groups(work, event);
        return participants(work, event, all).stream()
                .filter(other -> mode.suits(person, other))
                .filter(other -> !forbidden.contains(new Pair(personId, other.id())))
                .map(Participant::id)
                .sorted(java.util.Comparator.<UUID, Boolean>comparing(
                        other -> !groupOf.getOrDefault(other, 0).equals(groupOf.get(personId))))
                .toList();
    }

    private static Pair pair(RoundPair pair) {
        return new Pair(pair.personA(), pair.personB());
    }
}
