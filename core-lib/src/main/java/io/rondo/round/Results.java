package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.registration.Registration;
import io.rondo.registration.RegistrationState;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.UnitOfWork;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The end of an event: matches, who came, results, and everyone is told. The event is locked. Safe to use from several threads. */
public final class Results {

    private final Neighbours rooms;
    private final RoundNotices notices;
    private final Avoidance avoidance;

    /** The body of {@code event_attended}. */
    record Attended(UUID eventId, boolean late) {}

    /** The body of {@code pair_met} and {@code matched}, once for each of the two. */
    record WithSomebody(UUID eventId, UUID partnerId) {}

    public Results(Neighbours rooms, RoundNotices notices, Avoidance avoidance) {
        this.rooms = rooms;
        this.notices = notices;
        this.avoidance = avoidance;
    }

    /** The step CLOSE_RATING: mutual yeses become matches, and the event is over. */
    public void closeRating(UnitOfWork work, Event event) {
        RatingStore ratings = work.store(RatingStore.class);
        List<RoundPair> met = work.store(PairStore.class).ofEvent(event.id()).stream()
                .filter(RoundPair::isDone)
                .toList();
        Set<UUID> people = new HashSet<>();
        met.forEach(pair -> people.addAll(pair.people()));
        Set<PairOfPeople> mutual = MutualYes.among(ratings.ofEvent(event.id()), avoidance.forbidden(work, people));
        ratings.match(event.id(), mutual, work.now());
        finish(work, event);
        for (RoundPair pair : met) {
            bothLearn(work, event, "pair_met", pair.personA(), pair.personB());
        }
        for (RatingStore.Match match : ratings.matches(event.id())) {
            bothLearn(work, event, "matched", match.personA(), match.personB());
        }
        Event over = rooms.events().get(work, event.id());
        Set<UUID> toTell = new HashSet<>(people);
        rooms.registrations().placed(work, event.id()).stream()
                .filter(one -> one.readyAt().isPresent())
                .forEach(one -> toTell.add(one.personId()));
        notices.tell(work, over, RoundNotices.MATCH, toTell);
        notices.hostCard(work, over);
        // Each person has one message per round, and what they can say in it is over.
        met.stream()
                .collect(Collectors.groupingBy(RoundPair::roundNo))
                .values()
                .forEach(pairs -> notices.tellPairs(work, over, RoundNotices.EVENING_CHANGED, pairs));
    }

    private static void bothLearn(UnitOfWork work, Event event, String type, UUID one, UUID other) {
        Optional<UUID> community = Optional.of(event.communityId());
        work.happened(
                new DomainEvent(type, community, Optional.of(one), new WithSomebody(event.id(), other)).toldToQuests());
        work.happened(
                new DomainEvent(type, community, Optional.of(other), new WithSomebody(event.id(), one)).toldToQuests());
    }

    /** The step END_GATHERING: nobody was paired, so only attendance is kept. */
    public void endGathering(UnitOfWork work, Event event) {
        finish(work, event);
        notices.hostCard(work, rooms.events().get(work, event.id()));
    }

    private void finish(UnitOfWork work, Event event) {
        List<Registration> placed = rooms.registrations().placed(work, event.id()).stream()
                .filter(one -> one.state() == RegistrationState.CONFIRMED)
                .toList();
        List<UUID> late = ids(placed.stream()
                .filter(one -> one.readyAt().isPresent() && one.cameLate())
                .toList());
        List<UUID> inTime = ids(placed.stream()
                .filter(one -> one.readyAt().isPresent() && !one.cameLate())
                .toList());
        List<UUID> noShow =
                ids(placed.stream().filter(one -> one.readyAt().isEmpty()).toList());
        rooms.registrations().attendance(work, event.id(), inTime, late, noShow);
        rooms.events().move(work, event, EventState.FINISHED);
        work.store(RatingStore.class).saveResults(event.id(), event.progress().roundNo(), work.now());
        inTime.forEach(person -> attended(work, event, person, false));
        late.forEach(person -> attended(work, event, person, true));
    }

    private static List<UUID> ids(List<Registration> registrations) {
        return registrations.stream().map(Registration::personId).toList();
    }

    private static void attended(UnitOfWork work, Event event, UUID personId, boolean late) {
        work.happened(new DomainEvent(
                        "event_attended",
                        Optional.of(event.communityId()),
                        Optional.of(personId),
                        new Attended(event.id(), late))
                .toldToQuests());
    }
}
