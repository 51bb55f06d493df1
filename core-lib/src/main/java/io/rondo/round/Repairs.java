package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Step;
import io.rondo.registration.Registration;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a running evening right after a pair broke or somebody came or went: whoever is left alone joins a waiting person where
 * there is one, and the rest is planned again. The event is locked. Safe to use from several threads.
 */
public final class Repairs {

    private final Neighbours rooms;
    private final RoundNotices notices;
    private final Planner planner;
    private final Rounds rounds;

    public Repairs(Neighbours rooms, RoundNotices notices, Planner planner, Rounds rounds) {
        this.rooms = rooms;
        this.notices = notices;
        this.planner = planner;
        this.rounds = rounds;
    }

    /** The pair's round is over before its time, and it does not count as a meeting. */
    void breakUp(UnitOfWork work, RoundPair pair) {
        PairStore pairs = work.store(PairStore.class);
        if (pairs.breakUp(pair.id(), work.now()) == 1) {
            pairs.release(pair.id());
            rooms.calls().end(work, List.of(pair.id()));
        }
    }

    /** One of the pair goes: where they have had most of their round it counts, and both may rate it; else it is broken. */
    void partEarly(UnitOfWork work, Event event, RoundPair pair) {
        Instant now = event.progress().pausedAt().orElse(work.now());
        Instant end = event.progress().stepAt().orElse(now);
        if (TroubleRule.haveMet(pair.startedAt().orElse(now), now, end)) {
            if (work.store(PairStore.class).finish(pair.id(), work.now()) == 1) {
                rooms.calls().end(work, List.of(pair.id()));
            }
        } else {
            breakUp(work, pair);
        }
    }

    /**
     * Finds company for those who are free now, and plans the rounds to come again.
     *
     * @param alone who was left alone through no fault of theirs: where they find nobody, it counts in their favour next time
     * @param arrived who is free for another reason; they join a waiting person too
     */
    void settle(UnitOfWork work, UUID eventId, Collection<UUID> alone, Collection<UUID> arrived) {
        settle(work, eventId, alone, arrived, Set.of());
    }

    /** The same, with pairs that must not meet from now on. */
    void settle(
            UnitOfWork work, UUID eventId, Collection<UUID> alone, Collection<UUID> arrived, Set<PairOfPeople> apart) {
        Event event = rooms.events().get(work, eventId);
        if (event.state() != EventState.RUNNING || waitsFor(event, Step.CLOSE_RATING)) {
            return;
        }
        List<Registration> here = rounds.here(work, event);
        Set<UUID> free = new LinkedHashSet<>(alone);
        free.addAll(arrived);
        // The pairs to come go first: two who join now may have been meant to meet later.
        work.store(PairStore.class).forgetPlanned(eventId);
        Set<UUID> joined = waitsFor(event, Step.END_ROUND) ? joinAll(work, event, here, free) : Set.of();
        planner.again(work, event, here, event.progress().roundNo(), apart);
        Set<UUID> unlucky = new HashSet<>(alone);
        unlucky.removeAll(joined);
        if (!unlucky.isEmpty()) {
            rooms.people().leftOut(work, event.communityId(), unlucky);
        }
        rounds.finishIfNothingIsLeft(work, eventId);
        notices.hostCard(work, rooms.events().get(work, eventId));
    }

    private static boolean waitsFor(Event event, Step step) {
        return event.progress().step().filter(step::equals).isPresent();
    }

    private Set<UUID> joinAll(UnitOfWork work, Event event, List<Registration> here, Set<UUID> free) {
        Instant now = event.progress().pausedAt().orElse(work.now());
        Instant end = event.progress().stepAt().orElse(now);
        Set<UUID> joined = new HashSet<>();
        if (!TroubleRule.isWorthJoining(now, end, event.schedule().roundLength())) {
            return joined;
        }
        List<Registration> waiting = new ArrayList<>(waiting(work, event, here));
        for (UUID person : free) {
            boolean isWaiting = waiting.stream().anyMatch(one -> one.personId().equals(person));
            Optional<UUID> partner = isWaiting
                    ? planner.partnersFor(work, event, person, waiting).stream().findFirst()
                    : Optional.empty();
            partner.ifPresent(other -> {
                join(work, event, person, other);
                joined.add(person);
                joined.add(other);
                waiting.removeIf(one -> joined.contains(one.personId()));
            });
        }
        return joined;
    }

    /** Who is here and in no pair of this round, without those who left it or were missed in it. */
    List<Registration> waiting(UnitOfWork work, Event event, List<Registration> here) {
        PairStore pairs = work.store(PairStore.class);
        Set<UUID> taken =
                new HashSet<>(pairs.outOfRound(event.id(), event.progress().roundNo()));
        for (PairState state : List.of(PairState.ACTIVE, PairState.DONE)) {
            pairs.ofRound(event.id(), event.progress().roundNo(), state).forEach(pair -> taken.addAll(pair.people()));
        }
        return here.stream().filter(one -> !taken.contains(one.personId())).toList();
    }

    private void join(UnitOfWork work, Event event, UUID person, UUID other) {
        PairStore pairs = work.store(PairStore.class);
        int roundNo = event.progress().roundNo();
        int group = planner.groups(work, event).getOrDefault(person, 1);
        int version = event.progress().planVersion();
        RoundPair pair = pairs.join(
                event.id(),
                version,
                new PairStore.Planned(
                        group,
                        roundNo,
                        person,
                        other,
                        Icebreakers.ofLateJoin(event.progress().planSeed(), roundNo)),
                work.now());
        pairs.planMembers(event.id(), version);
        rounds.call(work, event, pair);
    }
}
