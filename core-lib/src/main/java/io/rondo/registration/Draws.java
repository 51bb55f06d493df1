package io.rondo.registration;

import io.rondo.event.Event;
import io.rondo.event.EventNotices;
import io.rondo.event.EventState;
import io.rondo.event.EventWatcher;
import io.rondo.event.Events;
import io.rondo.registration.rule.EventRules;
import io.rondo.registration.rule.EventRules.Draw;
import io.rondo.registration.rule.EventRules.Kind;
import io.rondo.registration.rule.Lottery;
import io.rondo.registration.rule.Rules;
import io.rondo.registration.rule.Seating;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * People apply, and at one instant hosts' choices or a lottery become seats, once, whoever fires the timer and however often. The
 * claim is a column of the event's rules, taken under the event's lock. The timer follows the event when it moves. Safe to use
 * from several threads.
 */
public final class Draws implements EventWatcher {

    /** The type of the timer. */
    static final String DRAW_DUE = "draw_due";

    static final String DRAW_WON = "draw_won";
    static final String DRAW_LOST = "draw_lost";

    private final Events events;
    private final Rules rules;
    private final Line line;
    private final EventNotices notices;
    private final Reminders reminders;

    /** The body of the timer: stale when the rules have changed or the event has moved. */
    record Due(UUID eventId, int version, Instant at) {}

    /** @param kind of the draw */
    record Drawn(Kind kind) {}

    /** What became of a host's choice. */
    public enum Picking {
        DONE,
        /** The applicant has left, or has a seat already. */
        NOT_APPLYING,
        /** There is no seat left for one more. */
        FULL
    }

    public Draws(Events events, Rules rules, Line line, EventNotices notices, Reminders reminders) {
        this.events = events;
        this.rules = rules;
        this.line = line;
        this.notices = notices;
        this.reminders = reminders;
    }

    /** Sets the timer for a draw that is to come, once for each instant. */
    @Override
    public void changed(UnitOfWork work, Event event) {
        EventRules asked = rules.of(work, event.id());
        asked.pendingDraw()
                .filter(draw -> rules.timed(work, event.id(), draw.at(event.schedule())))
                .ifPresent(draw -> work.sendAt(due(event, asked, draw), later(draw.at(event.schedule()), work.now())));
    }

    private static Message due(Event event, EventRules asked, Draw draw) {
        return Message.to(
                Queue.DATEMAKER,
                DRAW_DUE,
                Message.Headers.ofEvent(event.id()),
                new Due(event.id(), asked.version(), draw.at(event.schedule())));
    }

    private static Instant later(Instant at, Instant now) {
        return at.isBefore(now) ? now : at;
    }

    /** The timer has come due. */
    void due(UnitOfWork work, Message message) {
        Due due = message.bodyAs(Due.class);
        Event event = events.lock(work, due.eventId());
        EventRules asked = rules.of(work, event.id());
        boolean stale = asked.version() != due.version()
                || asked.pendingDraw()
                        .filter(draw -> draw.at(event.schedule()).equals(due.at()))
                        .isEmpty();
        if (stale) {
            return;
        }
        if (event.state() == EventState.CANCELLED) {
            waitForUndo(work, event, asked);
        } else if (!event.state().isOver() && rules.drawn(work, event.id())) {
            draw(work, event, asked.draw().orElseThrow(), RegistrationState.REGISTERED);
        }
    }

    /** Confirmation closes now: after an outage its timer may be first, and nobody can be asked any more. */
    void drawOverdue(UnitOfWork work, Event event) {
        rules.of(work, event.id())
                .pendingDraw()
                .filter(draw -> rules.drawn(work, event.id()))
                .ifPresent(draw -> draw(work, event, draw, RegistrationState.CONFIRMED));
    }

    /** A cancellation may still be taken back, and then the draw is due at once. */
    private void waitForUndo(UnitOfWork work, Event event, EventRules asked) {
        Instant lastUndo = event.progress()
                .endedAt()
                .orElse(work.now())
                .plus(events.limits().undo());
        if (!work.now().isAfter(lastUndo)) {
            work.sendAt(due(event, asked, asked.draw().orElseThrow()), lastUndo.plus(Duration.ofSeconds(1)));
        }
    }

    private void draw(UnitOfWork work, Event event, Draw draw, RegistrationState seat) {
        List<Registration> applied = work.store(RegistrationStore.class).line(event.id());
        List<Registration> inOrder = draw.kind() == Kind.LOTTERY
                ? drawn(work, event, applied, draw.seed())
                : applied.stream().filter(Registration::picked).toList();
        List<UUID> won = line.seating(work, event).allot(Line.seekers(inOrder));
        if (draw.kind() == Kind.LOTTERY) {
            keepLots(work, event, inOrder, Set.copyOf(won));
        }
        seat(work, event, won, draw.kind(), seat);
        Set<UUID> winners = new HashSet<>(won);
        List<Registration> lost = (draw.kind() == Kind.LOTTERY ? inOrder : applied)
                .stream().filter(one -> !winners.contains(one.id())).toList();
        if (draw.kind() == Kind.LOTTERY) {
            waitOn(work, event, lost);
        }
        tell(work, event, DRAW_LOST, draw.kind(), lost);
        events.cardChanged(work, event.id());
    }

    /** Friends are one lot, with the mean of their weights. A lot is known by the first of them. */
    private static List<Registration> drawn(UnitOfWork work, Event event, List<Registration> applied, long seed) {
        Map<UUID, Integer> weights = weights(work, event, applied);
        Map<UUID, List<Registration>> units = new LinkedHashMap<>();
        applied.forEach(one -> units.computeIfAbsent(one.partyId().orElse(one.personId()), any -> new ArrayList<>())
                .add(one));
        Map<UUID, List<Registration>> byLot = new HashMap<>();
        List<Lottery.Lot> lots = new ArrayList<>();
        for (List<Registration> together : units.values()) {
            UUID lot = together.getFirst().personId();
            byLot.put(lot, together);
            double weight = together.stream()
                    .mapToInt(one -> weights.getOrDefault(one.personId(), 1))
                    .average()
                    .orElse(1);
            lots.add(new Lottery.Lot(lot, weight));
        }
        return Lottery.order(lots, seed).stream()
                .flatMap(lot -> byLot.getOrDefault(lot, List.of()).stream())
                .toList();
    }

    private static Map<UUID, Integer> weights(UnitOfWork work, Event event, List<Registration> applied) {
        Map<UUID, Integer> weights = new HashMap<>();
        applied.forEach(one -> weights.put(one.personId(), Lottery.weight(0)));
        work.store(DrawStore.class)
                .lost(event.communityId(), List.copyOf(weights.keySet()))
                .forEach(lost -> weights.put(lost.personId(), Lottery.weight(lost.times())));
        return weights;
    }

    private static void keepLots(UnitOfWork work, Event event, List<Registration> inOrder, Set<UUID> won) {
        Map<UUID, Integer> weights = weights(work, event, inOrder);
        List<Lot> lots = new ArrayList<>();
        for (Registration one : inOrder) {
            lots.add(new Lot(
                    event.id(),
                    one.personId(),
                    weights.getOrDefault(one.personId(), 1),
                    lots.size() + 1,
                    won.contains(one.id())));
        }
        work.store(DrawStore.class).add(lots, work.now());
    }

    /** They have applied days ago: they confirm like everyone else, and are asked at once where that has begun. */
    private void seat(UnitOfWork work, Event event, Collection<UUID> won, Kind kind, RegistrationState seat) {
        List<Registration> seated = work.store(RegistrationStore.class).leaveLine(won, seat.name(), work.now());
        seated.forEach(one -> reminders.schedule(work, event, one));
        tell(work, event, DRAW_WON, kind, seated);
        if (event.state() == EventState.REG_CONFIRM && seat == RegistrationState.REGISTERED) {
            line.askToConfirm(work, event, seated);
        }
    }

    /** The line goes on in the order of the lottery; where there is none, their places end. */
    private void waitOn(UnitOfWork work, Event event, List<Registration> lost) {
        List<UUID> ids = lost.stream().map(Registration::id).toList();
        if (event.seats().waitlist()) {
            long before = events.moreInLine(work, event.id(), ids.size());
            work.store(RegistrationStore.class).reorder(ids, before);
        } else {
            work.store(RegistrationStore.class).leaveLine(ids, RegistrationState.CANCELLED.name(), work.now());
        }
    }

    private void tell(UnitOfWork work, Event event, String type, Kind kind, List<Registration> people) {
        notices.tell(
                work, event, type, people.stream().map(Registration::accountId).toList(), account -> new Drawn(kind));
    }

    /** A host chooses an applicant, or takes that back: a mark before the instant of the draw, a seat at once after it. */
    public Picking pick(UnitOfWork work, Event locked, UUID personId, boolean picked) {
        RegistrationStore store = work.store(RegistrationStore.class);
        Draw draw = rules.of(work, locked.id()).draw().orElseThrow();
        boolean applies = store.lock(locked.id(), personId)
                .filter(one -> one.state() == RegistrationState.WAITLISTED)
                .isPresent();
        if (!applies) {
            return Picking.NOT_APPLYING;
        }
        if (picked && !fits(work, locked, personId)) {
            return Picking.FULL;
        }
        store.pick(locked.id(), personId, picked, work.now());
        if (!draw.isPending() && picked) {
            UUID id = store.find(locked.id(), personId).orElseThrow().id();
            seat(work, locked, List.of(id), draw.kind(), RegistrationState.REGISTERED);
            events.cardChanged(work, locked.id());
        }
        return Picking.DONE;
    }

    /** Whether all who are picked have a seat with one more. */
    private boolean fits(UnitOfWork work, Event event, UUID personId) {
        List<Registration> chosen = work.store(RegistrationStore.class).line(event.id()).stream()
                .filter(one -> one.picked() || one.personId().equals(personId))
                .toList();
        // Each alone: friends are picked one by one, and seated together in the end.
        List<Seating.Seeker> seekers = chosen.stream()
                .map(one -> new Seating.Seeker(one.id(), one.slotNo(), java.util.Optional.empty()))
                .toList();
        return line.seating(work, event).allot(seekers).size() == seekers.size();
    }

    /** Who has applied, or waits, in their order. */
    public List<Registration> applicants(UnitOfWork work, UUID eventId) {
        return work.store(RegistrationStore.class).line(eventId);
    }

    /** What a lottery has drawn, in its order; empty before it. */
    public List<Lot> lots(UnitOfWork work, UUID eventId) {
        return work.store(DrawStore.class).ofEvent(eventId);
    }
}
