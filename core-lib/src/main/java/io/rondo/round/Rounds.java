package io.rondo.round;

import io.rondo.call.Call;
import io.rondo.call.CallListener;
import io.rondo.call.Calls;
import io.rondo.call.Pairing;
import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Step;
import io.rondo.registration.Registration;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes a running event from round to round: pairs meet, calls are made and ended, ratings are asked for, until the last round is
 * over. Each method runs in the unit of work that it is given, with the event locked. Safe to use from several threads.
 */
public final class Rounds implements CallListener {

    private final Neighbours rooms;
    private final RoundNotices notices;

    public Rounds(Neighbours rooms, RoundNotices notices) {
        this.rooms = rooms;
        this.notices = notices;
    }

    /** Begins the next round that is planned; when none is, the evening's rounds are over. */
    public void next(UnitOfWork work, Event event) {
        PairStore pairs = work.store(PairStore.class);
        int planned = pairs.nextPlannedRound(event.id()).orElse(0);
        if (planned == 0) {
            finish(work, event);
            return;
        }
        List<RoundPair> begun = pairs.begin(event.id(), planned, work.now());
        rooms.events().round(work, event.id(), planned);
        rooms.clock()
                .next(
                        work,
                        event.id(),
                        Step.END_ROUND,
                        work.now().plus(event.schedule().roundLength()));
        Event now = rooms.events().get(work, event.id());
        begun.forEach(pair -> call(work, now, pair));
        notices.tell(work, now, RoundNotices.EVENING_CHANGED, sittingOut(work, now, begun));
        notices.hostCard(work, now);
    }

    private Set<UUID> sittingOut(UnitOfWork work, Event event, Collection<RoundPair> meeting) {
        Set<UUID> out = here(work, event).stream().map(Registration::personId).collect(Collectors.toSet());
        meeting.forEach(pair -> pair.people().forEach(out::remove));
        return out;
    }

    /** The people who take part in rounds from here on. */
    List<Registration> here(UnitOfWork work, Event event) {
        return rooms.registrations().placed(work, event.id()).stream()
                .filter(Registration::isPresent)
                .toList();
    }

    /** Asks for the pair's call; the two are told when it is there. Where no provider can be used they meet without. */
    void call(UnitOfWork work, Event event, RoundPair pair) {
        if (rooms.calls().ask(work, order(event, pair)).isEmpty()) {
            notices.tellPairs(work, event, RoundNotices.ROUND_INVITATION, List.of(pair));
        }
    }

    private static Calls.Order order(Event event, RoundPair pair) {
        Pairing pairing = new Pairing(event.communityId(), pair.people());
        return new Calls.Order(
                pair.id(),
                event.id(),
                pairing,
                event.calls(),
                event.venue(),
                event.progress().stepAt());
    }

    @Override
    public void made(UnitOfWork work, Call call) {
        RoundPair pair = work.store(PairStore.class).find(call.pairId()).orElseThrow();
        if (pair.isActive()) {
            Event event = rooms.events().get(work, pair.eventId());
            notices.tellPairs(work, event, RoundNotices.ROUND_INVITATION, List.of(pair));
        } else {
            rooms.calls().end(work, List.of(pair.id()));
        }
    }

    /** The next provider is asked and the host's card says so; when all have failed, the two are told of each other all the same. */
    @Override
    public void failed(UnitOfWork work, Call call) {
        RoundPair pair = work.store(PairStore.class).find(call.pairId()).orElseThrow();
        Event event = rooms.events().get(work, pair.eventId());
        if (pair.isActive()
                && rooms.calls().askAfterFailure(work, order(event, pair)).isEmpty()) {
            notices.tellPairs(work, event, RoundNotices.ROUND_INVITATION, List.of(pair));
        }
        notices.hostCard(work, event);
    }

    /** The round is over: its calls end, its people are asked about each other, and the next round or the end comes. */
    public void end(UnitOfWork work, Event event) {
        List<RoundPair> over = work.store(PairStore.class).finishAll(event.id(), work.now());
        rooms.calls().end(work, over.stream().map(RoundPair::id).toList());
        if (work.store(PairStore.class).nextPlannedRound(event.id()).isEmpty()) {
            finish(work, event);
        } else {
            rooms.clock()
                    .next(
                            work,
                            event.id(),
                            Step.NEXT_ROUND,
                            work.now().plus(event.schedule().breakLength()));
        }
        Event now = rooms.events().get(work, event.id());
        notices.tellPairs(work, now, RoundNotices.RATING_REQUEST, over);
        notices.tell(work, now, RoundNotices.EVENING_CHANGED, sittingOut(work, now, over));
        notices.hostCard(work, now);
    }

    /** The last round is over: ratings may be given and changed for a while; who has forgotten some is reminded of all in one. */
    void finish(UnitOfWork work, Event event) {
        Instant closes = work.now().plus(event.schedule().ratingWindow());
        rooms.clock().next(work, event.id(), Step.CLOSE_RATING, closes);
        Set<UUID> forgetful = new HashSet<>();
        for (RatingStore.Unrated unrated : work.store(RatingStore.class).unrated(event.id())) {
            if (unrated.roundNo() < event.progress().roundNo()) {
                forgetful.add(unrated.personId());
            }
        }
        notices.tell(work, event, RoundNotices.WRAP_UP, forgetful);
    }

    /** When nobody meets any more and nobody will, the rounds are over before their time. */
    void finishIfNothingIsLeft(UnitOfWork work, UUID eventId) {
        Event event = rooms.events().get(work, eventId);
        PairStore pairs = work.store(PairStore.class);
        boolean waitsForRounds = event.progress()
                .step()
                .filter(step -> step == Step.END_ROUND || step == Step.NEXT_ROUND)
                .isPresent();
        if (event.state() == EventState.RUNNING
                && waitsForRounds
                && pairs.nextPlannedRound(eventId).isEmpty()
                && pairs.ofRound(eventId, event.progress().roundNo(), PairState.ACTIVE)
                        .isEmpty()) {
            finish(work, event);
            Event now = rooms.events().get(work, eventId);
            notices.tell(work, now, RoundNotices.EVENING_CHANGED, sittingOut(work, now, List.of()));
            notices.hostCard(work, now);
        }
    }
}
