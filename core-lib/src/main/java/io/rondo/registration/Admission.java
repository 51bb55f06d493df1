package io.rondo.registration;

import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Events;
import io.rondo.member.profile.Profile;
import io.rondo.member.profile.Profiles;
import io.rondo.registration.Registrations.Outcome;
import io.rondo.registration.rule.EventRules;
import io.rondo.registration.rule.Rules;
import io.rondo.registration.rule.Seating;
import io.rondo.registration.rule.Slot;
import io.rondo.registration.rule.Slots;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How somebody comes to a place: a seat now, the end of the line, or among those who apply for the draw. The event is locked. Safe to
 * use from several threads.
 */
public final class Admission {

    private final Events events;
    private final Rules rules;
    private final Slots slots;
    private final Line line;
    private final Profiles profiles;
    private final Reminders reminders;
    private final List<RegistrationRule> others;

    /** Somebody who wants a seat, with the account to write to. */
    public record Guest(UUID personId, UUID accountId, Optional<Integer> slotNo, Optional<UUID> partyId) {
        Seating.Seeker seeker() {
            return new Seating.Seeker(personId, slotNo, partyId);
        }
    }

    /** @param others who may take a place, besides what the event's own rules say; asked in this order */
    public Admission(
            Events events,
            Rules rules,
            Slots slots,
            Line line,
            Profiles profiles,
            Reminders reminders,
            List<RegistrationRule> others) {
        this.events = events;
        this.rules = rules;
        this.slots = slots;
        this.line = line;
        this.profiles = profiles;
        this.reminders = reminders;
        this.others = List.copyOf(others);
    }

    /** A place for somebody who has none. */
    Outcome admit(UnitOfWork work, Event event, Requester requester, Optional<String> slotWish) {
        EventRules asked = rules.of(work, event.id());
        Optional<UserError> refusal = refusal(work, event, asked, requester);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        if (asked.hasSlots() && slotWish.isEmpty()) {
            return new Outcome.ChooseSlot(slots.of(work, event.id()));
        }
        Optional<Slot> slot = slotWish.filter(any -> asked.hasSlots()).map(wish -> slots.find(work, event.id(), wish));
        Guest guest = new Guest(requester.personId(), requester.accountId(), slot.map(Slot::no), Optional.empty());
        List<Registration> placed = together(work, event, asked, List.of(guest));
        if (placed.isEmpty()) {
            return new Outcome.Full(
                    slot.map(Slot::capacity).orElse(event.seats().capacity()));
        }
        Registration place = placed.getFirst();
        return place.state() == RegistrationState.WAITLISTED
                ? new Outcome.InLine(place, Registrations.position(work, place))
                : new Outcome.Seated(place, false);
    }

    /** Why the person takes no place now; empty when nothing is against it. */
    public Optional<UserError> refusal(UnitOfWork work, Event event, Requester requester) {
        return refusal(work, event, rules.of(work, event.id()), requester);
    }

    private Optional<UserError> refusal(UnitOfWork work, Event event, EventRules asked, Requester requester) {
        return Stream.concat(
                        Stream.of(rules.refusal(work, event, asked, requester)),
                        others.stream().map(rule -> rule.refusal(work, event, requester)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Seats for all of them, or places in the line for all; none at all where there is no seat for each and no line. */
    List<Registration> together(UnitOfWork work, Event event, List<Guest> guests) {
        return together(work, event, rules.of(work, event.id()), guests);
    }

    private List<Registration> together(UnitOfWork work, Event event, EventRules asked, List<Guest> guests) {
        boolean applying = asked.isByApplication();
        boolean free = !applying && free(work, event, asked, guests);
        if (!free && !applying && !event.seats().waitlist()) {
            return List.of();
        }
        List<Registration> placed = new ArrayList<>();
        for (Guest guest : guests) {
            Registration place = add(work, event, guest, free);
            placed.add(place);
            if (free) {
                reminders.schedule(work, event, place);
            }
        }
        events.cardChanged(work, event.id());
        return placed;
    }

    /** Whether there is a seat for each of them that nobody before them waits for. */
    private boolean free(UnitOfWork work, Event event, EventRules asked, List<Guest> guests) {
        RegistrationStore store = work.store(RegistrationStore.class);
        if (!asked.isIntricate()) {
            RegistrationStore.Demand demand = store.demand(event.id());
            return demand.taken() + guests.size() <= event.seats().capacity() && demand.waiting() == 0;
        }
        Seating seating = line.seating(work, event);
        seating.allot(Line.seekers(store.line(event.id())));
        return seating.seat(guests.stream().map(Guest::seeker).toList());
    }

    private Registration add(UnitOfWork work, Event event, Guest guest, boolean seat) {
        Profile profile = profiles.get(work, guest.personId());
        RegistrationState state = seat ? seatState(event) : RegistrationState.WAITLISTED;
        Optional<Instant> confirmedAt =
                state == RegistrationState.CONFIRMED ? Optional.of(work.now()) : Optional.empty();
        return work.store(RegistrationStore.class)
                .register(
                        event.id(),
                        guest.personId(),
                        guest.accountId(),
                        state.name(),
                        seat ? Optional.empty() : Optional.of(line.nextNumber(work, event)),
                        profile.contact().map(Enum::name),
                        profile.contactText(),
                        confirmedAt,
                        work.now(),
                        guest.slotNo(),
                        guest.partyId());
    }

    /** Who takes a seat while confirmation is open is confirmed by that. */
    static RegistrationState seatState(Event event) {
        return event.state() == EventState.REG_CONFIRM ? RegistrationState.CONFIRMED : RegistrationState.REGISTERED;
    }
}
