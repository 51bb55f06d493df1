package io.rondo.round;

import io.rondo.call.Call;
import io.rondo.event.Event;
import io.rondo.registration.Registration;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Use cases for what goes wrong in a round: the partner is not here, the call does not work, somebody wants to go. The event is
 * locked. Safe to use from several threads.
 */
public final class Troubles {

    /** After this many calls a pair is not given another one. */
    static final int MOST_CALLS = 4;

    private final Neighbours rooms;
    private final RoundNotices notices;
    private final Planner planner;
    private final Repairs repairs;
    private final Rounds rounds;

    public Troubles(Neighbours rooms, RoundNotices notices, Planner planner, Repairs repairs, Rounds rounds) {
        this.rooms = rooms;
        this.notices = notices;
        this.planner = planner;
        this.repairs = repairs;
        this.rounds = rounds;
    }

    /**
     * The partner isn't here. The first time the partner is nudged; the second time within two minutes the person is given a
     * waiting person, or else a new call, or else a bye.
     */
    public void partnerAbsent(UnitOfWork work, Event event, RoundPair pair, UUID personId) {
        if (!pair.isActive()) {
            return;
        }
        PairStore pairs = work.store(PairStore.class);
        Optional<Call> call = rooms.calls().current(work, pair.id());
        Instant since = call.map(Call::createdAt).orElse(Instant.MIN);
        boolean firstCall = call.map(Call::attempt).orElse(1) == 1;
        List<Trouble> before = pairs.troubles(pair.id()).stream()
                .filter(one -> !one.at().isBefore(since))
                .toList();
        TroubleRule.Answer answer = TroubleRule.absent(before, personId, work.now());
        boolean samePress = !firstCall && since.isAfter(work.now().minus(TroubleRule.SAME_PRESS));
        if (answer == TroubleRule.Answer.ALREADY_NOTED || samePress) {
            return;
        }
        // Complaints count from the call on that they are about, so the one that brings a new call is not kept.
        if (answer == TroubleRule.Answer.ACT && firstCall && !somebodyWaitsFor(work, event, personId)) {
            newCall(work, event, pair);
            return;
        }
        pairs.addTrouble(pair.id(), personId, Trouble.Kind.PARTNER_ABSENT, work.now());
        if (answer == TroubleRule.Answer.WAIT) {
            notices.tellPairs(work, event, RoundNotices.EVENING_CHANGED, List.of(pair));
        } else {
            giveUp(work, event, pair, Set.of(personId));
        }
    }

    private boolean somebodyWaitsFor(UnitOfWork work, Event event, UUID personId) {
        List<Registration> waiting = repairs.waiting(work, event, rounds.here(work, event));
        return !planner.partnersFor(work, event, personId, waiting).isEmpty();
    }

    /** The call doesn't work: the two get another one, in the same message. {@code attempt} is the call that was meant. */
    public void callBroken(UnitOfWork work, Event event, RoundPair pair, UUID personId, int attempt) {
        Optional<Call> call = rooms.calls().current(work, pair.id());
        boolean alreadyMended = call.filter(one -> one.attempt() > attempt).isPresent();
        if (!pair.isActive() || alreadyMended) {
            return;
        }
        work.store(PairStore.class).addTrouble(pair.id(), personId, Trouble.Kind.CALL_BROKEN, work.now());
        if (call.map(Call::attempt).orElse(0) < MOST_CALLS) {
            newCall(work, event, pair);
        } else {
            giveUp(work, event, pair, Set.copyOf(pair.people()));
        }
    }

    private void newCall(UnitOfWork work, Event event, RoundPair pair) {
        rooms.calls().end(work, List.of(pair.id()));
        rounds.call(work, event, pair);
    }

    private void giveUp(UnitOfWork work, Event event, RoundPair pair, Set<UUID> alone) {
        repairs.breakUp(work, pair);
        repairs.settle(work, event.id(), alone, Set.of());
        notices.tellPairs(work, rooms.events().get(work, event.id()), RoundNotices.EVENING_CHANGED, List.of(pair));
    }

    /** The person leaves this round and is back for the next. */
    public void leaveRound(UnitOfWork work, Event event, RoundPair pair, UUID personId) {
        if (pair.isActive()) {
            work.store(PairStore.class).addTrouble(pair.id(), personId, Trouble.Kind.LEFT, work.now());
            part(work, event, pair, personId);
        }
    }

    /** The person leaves for tonight; whoever they were with is seen to. Leaving again changes nothing. */
    public void leaveTonight(UnitOfWork work, Event event, UUID personId) {
        Optional<Registration> registration = rooms.registrations().lock(work, event.id(), personId);
        if (registration.isEmpty() || registration.get().leftAt().isPresent()) {
            return;
        }
        rooms.registrations().left(work, registration.get());
        gone(work, event, personId);
    }

    /** The person takes part no more: their round ends, the partner is seen to, the rest is planned without them. */
    void gone(UnitOfWork work, Event event, UUID personId) {
        Optional<RoundPair> current = current(work, event, personId);
        current.ifPresentOrElse(
                pair -> part(work, event, pair, personId), () -> repairs.settle(work, event.id(), Set.of(), Set.of()));
    }

    Optional<RoundPair> current(UnitOfWork work, Event event, UUID personId) {
        return work.store(PairStore.class).ofPerson(event.id(), personId).stream()
                .filter(RoundPair::isActive)
                .findFirst();
    }

    private void part(UnitOfWork work, Event event, RoundPair pair, UUID whoGoes) {
        repairs.partEarly(work, event, pair);
        UUID partner = pair.partnerOf(whoGoes);
        repairs.settle(work, event.id(), Set.of(partner), Set.of());
        notices.tellPairs(work, rooms.events().get(work, event.id()), RoundNotices.EVENING_CHANGED, List.of(pair));
    }
}
