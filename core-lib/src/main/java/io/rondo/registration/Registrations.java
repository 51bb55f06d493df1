package io.rondo.registration;

import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Events;
import io.rondo.event.Roster;
import io.rondo.registration.rule.Slot;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Use cases on places: taken, confirmed, given back. Each runs in the unit of work that it is given; safe to use from several
 * threads.
 *
 * <p>A seat is taken under the event's lock, so that the capacity holds whatever the interleaving. Giving one back takes only the
 * registration's; the datemaker then offers the seat under the event's lock.
 */
public final class Registrations implements Roster {

    /** Tells the datemaker that somebody has given back a seat or a place. */
    public static final String REGISTRATION_CHANGED = "registration_changed";

    private final Events events;
    private final Line line;
    private final Reminders reminders;
    private final Admission admission;
    private final Draws draws;

    /** The body of {@link #REGISTRATION_CHANGED}. */
    public record Changed(UUID eventId, UUID personId, String state) {}

    /** What became of a wish to register. */
    public sealed interface Outcome {
        /** A seat, new or had before. */
        record Seated(Registration registration, boolean before) implements Outcome {}

        /** A place in the line. */
        record InLine(Registration registration, int position) implements Outcome {}

        /** A seat is on offer to this person already. */
        record Offered(Registration registration) implements Outcome {}

        /** No seat, and there is no line. */
        record Full(int capacity) implements Outcome {}

        /** The event has slots, and none was named. */
        record ChooseSlot(List<Slot> slots) implements Outcome {}

        /** Registration is closed, or the event is over. */
        record Closed(Event event) implements Outcome {}

        /** A rule of the event or its community is against it. */
        record Refused(UserError why) implements Outcome {}
    }

    /** What a change of an existing place came to. */
    public sealed interface Change {
        /** Done now or before: the place as it is. */
        record Done(Registration registration) implements Change {}

        /** The place is not in a state from which this can be done. */
        record TooLate(Registration registration, Event event) implements Change {}

        /** The person has no place in the event. */
        record NoPlace(Event event) implements Change {}
    }

    /** How reliable somebody was at a community's events. */
    public record Attendance(int came, int absences) {}

    /** The end of confirmation. */
    public record Closed(int confirmed, int lapsed, List<UUID> unreachedPersons) {}

    public Registrations(Events events, Line line, Admission admission, Draws draws, Reminders reminders) {
        this.admission = admission;
        this.draws = draws;
        this.events = events;
        this.line = line;
        this.reminders = reminders;
    }

    /** Takes a seat, or a place at the end of the line. Locks the event. */
    public Outcome register(UnitOfWork work, UUID eventId, Requester requester) {
        return register(work, eventId, requester, Optional.empty());
    }

    /** @param slot the slot that the person wishes for, by its name or number, where the event has slots */
    public Outcome register(UnitOfWork work, UUID eventId, Requester requester, Optional<String> slot) {
        return registerLocked(work, events.lock(work, eventId), requester, slot);
    }

    /** The same without taking the lock: only a caller that holds it keeps the capacity. */
    Outcome registerLocked(UnitOfWork work, Event event, Requester requester, Optional<String> slot) {
        if (event.state().isOver()) {
            return new Outcome.Closed(event);
        }
        Optional<Registration> before = find(work, event.id(), requester.personId());
        if (before.isPresent() && !before.get().state().isGone()) {
            return asItIs(work, before.get());
        }
        if (event.isDraft() || !event.state().takesRegistrations()) {
            return new Outcome.Closed(event);
        }
        return admission.admit(work, event, requester, slot);
    }

    /**
     * Seats for all of a group or places in the line for all; empty where there is neither. All but the first, who asks, are told.
     * The event is locked.
     */
    public List<Registration> registerTogether(UnitOfWork work, Event locked, List<Admission.Guest> guests) {
        List<Registration> placed = admission.together(work, locked, guests);
        line.tellTaken(work, locked, placed.stream().skip(1).toList());
        return placed;
    }

    private static Outcome asItIs(UnitOfWork work, Registration registration) {
        return switch (registration.state()) {
            case WAITLISTED -> new Outcome.InLine(registration, position(work, registration));
            case OFFERED -> new Outcome.Offered(registration);
            default -> new Outcome.Seated(registration, true);
        };
    }

    /** How many wait in line up to this person, themselves included; 0 for someone not in it. */
    static int position(UnitOfWork work, Registration registration) {
        return registration
                .lineNo()
                .map(number -> work.store(RegistrationStore.class)
                        .position(registration.eventId(), number, registration.slotNo()))
                .orElse(0);
    }

    /** "I'll be there". */
    public Change confirm(UnitOfWork work, UUID eventId, UUID personId) {
        // Shared: the close must wait for confirmations under way, and they for it.
        Event event = events.lockShared(work, eventId);
        return change(work, event, personId, registration -> switch (registration.state()) {
            case REGISTERED ->
                event.state() == EventState.REG_CONFIRM ? Optional.of(RegistrationState.CONFIRMED) : Optional.empty();
            case CONFIRMED -> Optional.of(RegistrationState.CONFIRMED);
            default -> Optional.empty();
        });
    }

    /** "I can't come": the seat is given back. */
    public Change decline(UnitOfWork work, UUID eventId, UUID personId) {
        Event event = events.lockShared(work, eventId);
        RegistrationState gone =
                event.state() == EventState.REG_CONFIRM ? RegistrationState.DECLINED : RegistrationState.CANCELLED;
        return giveBack(work, event, personId, gone);
    }

    /** Gives the seat, the offer or the place in the line back, any time before the start and after it. */
    public Change cancel(UnitOfWork work, UUID eventId, UUID personId) {
        return giveBack(work, events.lockShared(work, eventId), personId, RegistrationState.CANCELLED);
    }

    private Change giveBack(UnitOfWork work, Event event, UUID personId, RegistrationState gone) {
        Change change = change(work, event, personId, registration -> switch (registration.state()) {
            case REGISTERED, CONFIRMED, WAITLISTED, OFFERED ->
                event.state().isOver() ? Optional.empty() : Optional.of(gone);
            case DECLINED, CANCELLED -> Optional.of(registration.state());
            default -> Optional.empty();
        });
        if (change instanceof Change.Done(Registration registration)) {
            work.send(Message.to(
                    Queue.DATEMAKER,
                    REGISTRATION_CHANGED,
                    Message.Headers.ofEvent(event.id()),
                    new Changed(event.id(), personId, registration.state().name())));
        }
        return change;
    }

    /** Takes the offered seat. Locks the event: it may be the last moment of the offer. */
    public Change take(UnitOfWork work, UUID eventId, UUID personId) {
        Event event = events.lock(work, eventId);
        Change change = change(work, event, personId, registration -> switch (registration.state()) {
            case OFFERED ->
                registration.offeredUntil().orElseThrow().isAfter(work.now())
                        ? Optional.of(Admission.seatState(event))
                        : Optional.empty();
            case REGISTERED, CONFIRMED -> Optional.of(registration.state());
            default -> Optional.empty();
        });
        if (change instanceof Change.Done(Registration taken)) {
            reminders.schedule(work, event, taken);
            takeForFriends(work, event, taken);
        }
        events.cardChanged(work, eventId);
        return change;
    }

    /** Friends come together: one of them takes the seats for all. */
    private void takeForFriends(UnitOfWork work, Event event, Registration taken) {
        RegistrationStore store = work.store(RegistrationStore.class);
        List<Registration> friends = taken.partyId().stream()
                .flatMap(party -> store.ofParty(party, RegistrationState.OFFERED.name()).stream())
                .map(friend -> store.move(friend.id(), taken.state().name(), work.now()))
                .toList();
        friends.forEach(friend -> reminders.schedule(work, event, friend));
        line.tellTaken(work, event, friends);
    }

    private static Change change(
            UnitOfWork work, Event event, UUID personId, Function<Registration, Optional<RegistrationState>> rule) {
        RegistrationStore store = work.store(RegistrationStore.class);
        Optional<Registration> found = store.lock(event.id(), personId);
        if (found.isEmpty()) {
            return new Change.NoPlace(event);
        }
        Registration registration = found.get();
        Optional<RegistrationState> target = rule.apply(registration);
        if (target.isEmpty()) {
            return new Change.TooLate(registration, event);
        }
        return new Change.Done(
                target.get() == registration.state()
                        ? registration
                        : store.move(registration.id(), target.get().name(), work.now()));
    }

    /** How a match may reach the person; kept as the default for their next registration, too. */
    public void contact(UnitOfWork work, Registration registration, String contact, Optional<String> text) {
        work.store(RegistrationStore.class).contact(registration.id(), contact, text, work.now());
    }

    /** Writes to the account for the first time, to see that it arrives. */
    void writeFirst(UnitOfWork work, Event event, UUID accountId) {
        line.tellFirst(work, event, accountId);
    }

    /** Confirmation is over: no answer means the seat is released, and the line ends. The event is locked. */
    public Closed closeConfirmation(UnitOfWork work, Event event) {
        RegistrationStore store = work.store(RegistrationStore.class);
        draws.drawOverdue(work, event);
        List<UUID> unreached = store.unreached(event.id(), RegistrationMessages.CONFIRMATION_REQUEST);
        List<Registration> lapsed = store.lapse(event.id(), work.now());
        line.close(work, event);
        line.tellLapsed(work, event, lapsed);
        List<UUID> unreachedLapsed = lapsed.stream()
                .map(Registration::personId)
                .filter(unreached::contains)
                .toList();
        events.cardChanged(work, event.id());
        return new Closed(confirmed(work, event.id()).size(), lapsed.size(), unreachedLapsed);
    }

    public List<Registration> confirmed(UnitOfWork work, UUID eventId) {
        return work.store(RegistrationStore.class).inStates(eventId, List.of(RegistrationState.CONFIRMED.name()));
    }

    /** Who will be there as far as is known: those who have confirmed, and those who have a seat and may still do so. */
    public List<Registration> expected(UnitOfWork work, UUID eventId) {
        return work.store(RegistrationStore.class)
                .inStates(eventId, List.of(RegistrationState.CONFIRMED.name(), RegistrationState.REGISTERED.name()));
    }

    /** Everyone who ever registered, whatever became of it. */
    public List<Registration> ofEvent(UnitOfWork work, UUID eventId) {
        return work.store(RegistrationStore.class).ofEvent(eventId);
    }

    /** Everyone who was given a group, whatever became of them. */
    public List<Registration> placed(UnitOfWork work, UUID eventId) {
        return work.store(RegistrationStore.class).placed(eventId);
    }

    public Optional<Registration> find(UnitOfWork work, UUID eventId, UUID personId) {
        return work.store(RegistrationStore.class).find(eventId, personId);
    }

    /** The registration, its row locked; the event is locked before, where both are. */
    public Optional<Registration> lock(UnitOfWork work, UUID eventId, UUID personId) {
        return work.store(RegistrationStore.class).lock(eventId, personId);
    }

    /** The person's places in events to come and running. */
    public List<Registration> ahead(UnitOfWork work, UUID personId) {
        return work.store(RegistrationStore.class).ofPersonAhead(personId);
    }

    /** All places that the person ever had. */
    public List<Registration> all(UnitOfWork work, UUID personId) {
        return work.store(RegistrationStore.class).ofPerson(personId);
    }

    /** Forgets how a match may reach the person, at all events. */
    public void forgetContact(UnitOfWork work, UUID personId) {
        work.store(RegistrationStore.class).forgetContact(personId);
    }

    /** As {@link #forgetContact}, at the events of one community. */
    public void forgetContactIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(RegistrationStore.class).forgetContactIn(communityId, personId);
    }

    /** Whose confirmation request did not reach them. */
    public List<UUID> unreached(UnitOfWork work, UUID eventId) {
        return work.store(RegistrationStore.class).unreached(eventId, RegistrationMessages.CONFIRMATION_REQUEST);
    }

    /** Gives people their groups, and others the reason why they have none. */
    public void place(
            UnitOfWork work, UUID eventId, Map<UUID, Integer> groupOfPerson, Map<UUID, String> unplacedReason) {
        List<RegistrationStore.Placing> placings = new ArrayList<>();
        groupOfPerson.forEach((person, group) ->
                placings.add(new RegistrationStore.Placing(eventId, person, Optional.of(group), Optional.empty())));
        unplacedReason.forEach((person, reason) ->
                placings.add(new RegistrationStore.Placing(eventId, person, Optional.empty(), Optional.of(reason))));
        work.store(RegistrationStore.class).place(placings, work.now());
    }

    /** The person is here; saying it again changes nothing. */
    public Registration ready(UnitOfWork work, Registration registration, boolean late) {
        return work.store(RegistrationStore.class).ready(registration.id(), late, work.now());
    }

    /** The person has left the running evening. */
    public void left(UnitOfWork work, Registration registration) {
        work.store(RegistrationStore.class).left(registration.id(), work.now());
    }

    public void heldOut(UnitOfWork work, UUID eventId, UUID personId) {
        work.store(RegistrationStore.class).heldOut(eventId, personId, work.now());
    }

    /** Ends what {@link #heldOut} began; false when it had not. */
    public boolean released(UnitOfWork work, UUID eventId, UUID personId) {
        return work.store(RegistrationStore.class).released(eventId, personId, work.now()) == 1;
    }

    /** How often the person came to events of the community, and how often they did not although they had confirmed. */
    public Attendance attendance(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(RegistrationStore.class).attendanceOf(communityId, personId);
    }

    /** Who came, who came late, who did not, of those who had confirmed. */
    public void attendance(
            UnitOfWork work, UUID eventId, Collection<UUID> attended, Collection<UUID> late, Collection<UUID> noShow) {
        RegistrationStore store = work.store(RegistrationStore.class);
        store.attendance(eventId, attended, RegistrationState.ATTENDED.name(), work.now());
        store.attendance(eventId, late, RegistrationState.LATE.name(), work.now());
        store.attendance(eventId, noShow, RegistrationState.NO_SHOW.name(), work.now());
    }

    @Override
    public int seatsTaken(UnitOfWork work, UUID eventId) {
        return work.store(RegistrationStore.class).seatsTaken(eventId);
    }

    @Override
    public int waiting(UnitOfWork work, UUID eventId) {
        return work.store(RegistrationStore.class).waiting(eventId);
    }

    @Override
    public List<Place> concerned(UnitOfWork work, UUID eventId) {
        List<String> states = List.of("REGISTERED", "CONFIRMED", "WAITLISTED", "OFFERED");
        return work.store(RegistrationStore.class).inStates(eventId, states).stream()
                .map(registration -> new Place(registration.personId(), registration.accountId()))
                .toList();
    }

    @Override
    public void askAgain(UnitOfWork work, Event event) {
        RegistrationStore store = work.store(RegistrationStore.class);
        store.askAgain(event.id(), work.now());
        store.inStates(event.id(), List.of(RegistrationState.REGISTERED.name()))
                .forEach(registration -> reminders.schedule(work, event, registration));
    }

    @Override
    public void seatsChanged(UnitOfWork work, Event event) {
        line.offerFreeSeats(work, event);
    }
}
