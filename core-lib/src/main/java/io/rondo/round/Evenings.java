package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.registration.Departures;
import io.rondo.registration.Registration;
import io.rondo.safety.Encounters;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What other rooms may ask of an evening: somebody who was placed has gone, two people must be taken apart. Safe to use from
 * several threads.
 */
public final class Evenings implements Departures, Encounters {

    private final Neighbours rooms;
    private final RoundNotices notices;
    private final Arrivals arrivals;
    private final Troubles troubles;
    private final Repairs repairs;
    private final Planner planner;

    public Evenings(
            Neighbours rooms,
            RoundNotices notices,
            Arrivals arrivals,
            Troubles troubles,
            Repairs repairs,
            Planner planner) {
        this.rooms = rooms;
        this.notices = notices;
        this.arrivals = arrivals;
        this.troubles = troubles;
        this.repairs = repairs;
        this.planner = planner;
    }

    @Override
    public void departed(UnitOfWork work, Event event, UUID personId) {
        if (event.state() == EventState.READY) {
            arrivals.departedBeforeTheStart(work, event);
        } else if (event.state() == EventState.RUNNING && event.hasRounds()) {
            troubles.gone(work, event, personId);
        }
    }

    @Override
    public Optional<Encounter> find(UnitOfWork work, UUID pairId, UUID personId) {
        return work.store(PairStore.class)
                .find(pairId)
                .filter(pair -> pair.has(personId) && pair.startedAt().isPresent())
                .map(pair -> {
                    Event event = rooms.events().get(work, pair.eventId());
                    Instant since = pair.endedAt().or(pair::startedAt).orElseThrow();
                    return new Encounter(
                            pairId, event.id(), event.communityId(), event.title(), pair.partnerOf(personId), since);
                });
    }

    /** Also in every other evening in which the two are or would be a pair. */
    @Override
    public void separate(UnitOfWork work, Encounter encounter, UUID personId, boolean holdOut) {
        UUID partner = encounter.partnerId();
        separate(work, encounter.eventId(), personId, partner, holdOut);
        separateElsewhere(work, personId, partner, Optional.of(encounter.eventId()));
    }

    @Override
    public void separateEverywhere(UnitOfWork work, UUID personId, UUID other) {
        separateElsewhere(work, personId, other, Optional.empty());
    }

    private void separateElsewhere(UnitOfWork work, UUID personId, UUID other, Optional<UUID> butNotAt) {
        work.store(PairStore.class).eveningsTogether(personId, other).stream()
                .filter(eventId -> butNotAt.filter(eventId::equals).isEmpty())
                .forEach(eventId -> separate(work, eventId, personId, other, false));
    }

    /**
     * Ends what the two have together at the event at once: their round is over, both go on with others, and the rest is planned
     * so that they do not meet. What either sees is what anyone sees whose partner has gone.
     *
     * @param holdOutB whether {@code personB} takes no further part
     */
    public void separate(UnitOfWork work, UUID eventId, UUID personA, UUID personB, boolean holdOutB) {
        Event event = rooms.events().lock(work, eventId);
        if (event.state().isOver() || !event.hasRounds()) {
            return;
        }
        if (holdOutB && rooms.registrations().find(work, eventId, personB).isPresent()) {
            rooms.registrations().heldOut(work, eventId, personB);
        }
        Set<PairOfPeople> apart = Set.of(new PairOfPeople(personA, personB));
        switch (event.state()) {
            case READY -> {
                List<Registration> expected = arrivals.expected(work, event);
                planner.again(work, event, expected, 0, apart);
            }
            case RUNNING -> separateNow(work, event, personA, personB, apart, holdOutB);
            default -> {}
        }
    }

    @Override
    public boolean release(UnitOfWork work, UUID eventId, UUID personId) {
        Event event = rooms.events().lock(work, eventId);
        if (event.state().isOver() || !rooms.registrations().released(work, eventId, personId)) {
            return false;
        }
        switch (event.state()) {
            case READY -> planner.again(work, event, arrivals.expected(work, event), 0);
            case RUNNING -> {
                if (event.hasRounds()) {
                    repairs.settle(work, eventId, Set.of(), Set.of(personId));
                }
            }
            default -> {}
        }
        return true;
    }

    private void separateNow(
            UnitOfWork work, Event event, UUID personA, UUID personB, Set<PairOfPeople> apart, boolean holdOutB) {
        Optional<RoundPair> together = troubles.current(work, event, personA).filter(pair -> pair.has(personB));
        together.ifPresent(pair -> repairs.breakUp(work, pair));
        // Held out while with somebody else: that person is left alone and is seen to.
        Optional<RoundPair> withAnother = holdOutB ? troubles.current(work, event, personB) : Optional.empty();
        withAnother.ifPresent(pair -> repairs.partEarly(work, event, pair));
        Set<UUID> alone = together.map(pair -> Set.copyOf(pair.people()))
                .or(() -> withAnother.map(pair -> Set.of(pair.partnerOf(personB))))
                .orElse(Set.of());
        Set<UUID> seenTo = new java.util.HashSet<>(alone);
        if (holdOutB) {
            seenTo.remove(personB);
        }
        repairs.settle(work, event.id(), seenTo, Set.of(), apart);
        Event now = rooms.events().get(work, event.id());
        together.or(() -> withAnother)
                .ifPresent(pair -> notices.tellPairs(work, now, RoundNotices.EVENING_CHANGED, List.of(pair)));
    }
}
