package io.rondo.registration;

import io.rondo.event.Event;
import io.rondo.event.Events;
import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the registration room keeps about a person: their places in events. */
public final class RegistrationData implements PersonalData {

    private final Events events;
    private final Registrations registrations;

    /** A place, as its person reads it. */
    record Place(String event, String startsAt, String state, String registeredAt, Optional<String> contactText) {}

    public RegistrationData(Events events, Registrations registrations) {
        this.events = events;
        this.registrations = registrations;
    }

    @Override
    public String section() {
        return "registration";
    }

    @Override
    public Set<String> columns() {
        return Set.of("registrations.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        List<Place> places = registrations.all(work, personId).stream()
                .map(registration -> place(events.get(work, registration.eventId()), registration))
                .toList();
        return Json.tree(places);
    }

    private static Place place(Event event, Registration registration) {
        return new Place(
                event.title(),
                event.schedule().startsAt().toString(),
                registration.state().name(),
                registration.registeredAt().toString(),
                registration.contactText());
    }

    /** Seats to come go to the next in line; places of the past stay, as nobody's, for the counts of the event. */
    @Override
    public void erase(UnitOfWork work, UUID personId) {
        registrations
                .ahead(work, personId)
                .forEach(registration -> registrations.cancel(work, registration.eventId(), personId));
        registrations.forgetContact(work, personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        registrations.ahead(work, personId).stream()
                .map(Registration::eventId)
                .filter(event -> events.get(work, event).communityId().equals(communityId))
                .forEach(event -> registrations.cancel(work, event, personId));
        registrations.forgetContactIn(work, communityId, personId);
    }
}
