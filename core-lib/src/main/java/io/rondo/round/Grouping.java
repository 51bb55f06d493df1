package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Step;
import io.rondo.pairing.Plan;
import io.rondo.registration.Registration;
import io.rondo.registration.Registrations;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Confirmation closes: those who will be there are grouped and their rounds planned, or too few came together and the event is
 * skipped. The event is locked. Safe to use from several threads.
 */
public final class Grouping {

    private final Neighbours rooms;
    private final RoundNotices notices;
    private final Planner planner;

    public Grouping(Neighbours rooms, RoundNotices notices, Planner planner) {
        this.rooms = rooms;
        this.notices = notices;
        this.planner = planner;
    }

    /** The step CLOSE_CONFIRMATION. */
    public void closeConfirmation(UnitOfWork work, Event event) {
        Registrations.Closed closed = rooms.registrations().closeConfirmation(work, event);
        List<Registration> confirmed = rooms.registrations().confirmed(work, event.id());
        if (!closed.unreachedPersons().isEmpty()) {
            // Nobody loses a seat unnoticed for not having been reached.
            notices.hostCard(work, event);
        }
        if (closed.confirmed() < event.seats().minPeople()) {
            skip(work, event, confirmed);
        } else if (event.hasRounds()) {
            plan(work, event, confirmed);
        } else {
            Map<UUID, Integer> everyone =
                    confirmed.stream().collect(Collectors.toMap(Registration::personId, one -> 1));
            rooms.registrations().place(work, event.id(), everyone, Map.of());
            ready(work, event, Set.of());
        }
    }

    private void plan(UnitOfWork work, Event event, List<Registration> confirmed) {
        Plan plan = planner.first(work, event, confirmed);
        int placed =
                plan.groups().stream().mapToInt(group -> group.people().size()).sum();
        if (placed < event.seats().minPeople() || plan.meetings() == 0) {
            skip(work, event, confirmed);
            return;
        }
        planner.save(work, event, plan);
        ready(work, event, plan.unplaced().stream().map(Plan.Unplaced::person).collect(Collectors.toSet()));
    }

    private void ready(UnitOfWork work, Event event, Set<UUID> unplaced) {
        rooms.events().move(work, event, EventState.READY);
        Instant rulesAt = event.schedule().rulesAt();
        rooms.clock().next(work, event.id(), Step.SEND_RULES, rulesAt.isBefore(work.now()) ? work.now() : rulesAt);
        Event now = rooms.events().get(work, event.id());
        Map<UUID, Registration> confirmed = rooms.registrations().confirmed(work, event.id()).stream()
                .collect(Collectors.toMap(Registration::personId, Function.identity()));
        Collection<Registration> leftOut = unplaced.stream().map(confirmed::get).toList();
        notices.tellRegistered(work, now, RoundNotices.EVENT_UNPLACED, leftOut);
        confirmed.values().removeAll(leftOut);
        notices.tellRegistered(work, now, RoundNotices.EVENT_WILL_TAKE_PLACE, confirmed.values());
    }

    /** Too few people: the event does not take place, and everybody is told. */
    void skip(UnitOfWork work, Event event, List<Registration> people) {
        if (rooms.events().move(work, event, EventState.SKIPPED)) {
            work.store(PairStore.class).forgetPlanned(event.id());
            notices.tellRegistered(work, rooms.events().get(work, event.id()), RoundNotices.EVENT_SKIPPED, people);
        }
    }
}
