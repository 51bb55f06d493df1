package io.rondo.series;

import io.rondo.bus.Subscription;
import io.rondo.chat.Requester;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventNotices;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.registration.Registrations;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Registers those who asked for it for each event of a series, in the order in which they asked and as anybody registers: within the
 * capacity, else in line. Safe to use from several threads.
 */
final class Followers {

    static final String SERIES_REGISTERED = "series_registered";

    private final Registrations registrations;
    private final EventNotices notices;
    private final People people;

    /** What came of it. */
    enum Came {
        SEAT,
        LINE,
        FULL,
        NO
    }

    /** The body of {@link #SERIES_REGISTERED}. */
    record Registered(Came came) {}

    Followers(Registrations registrations, EventNotices notices, People people) {
        this.registrations = registrations;
        this.notices = notices;
        this.people = people;
    }

    Subscription subscription() {
        return notices.on(SERIES_REGISTERED, Registered.class, this::registered);
    }

    /** An event was made: all who asked for it have a place, and are told. */
    void made(UnitOfWork work, Series series, Event event) {
        List<UUID> followers = work.store(SeriesStore.class).followers(series.id());
        for (Addressee addressee : people.addresseesOfPeople(work, followers, series.communityId())) {
            register(work, event, addressee)
                    .ifPresent(came -> notices.tell(
                            work,
                            event,
                            SERIES_REGISTERED,
                            List.of(addressee.accountId()),
                            id -> new Registered(came)));
        }
    }

    /** The person's place in an event of the series; empty for whoever is shut out of the community. */
    private Optional<Came> register(UnitOfWork work, Event event, Addressee addressee) {
        UUID community = event.communityId();
        if (people.isExcluded(work, community, addressee.personId())) {
            return Optional.empty();
        }
        Requester requester = new Requester(
                addressee.personId(),
                addressee.accountId(),
                addressee.platform(),
                addressee.name(),
                addressee.username(),
                Optional.of(community),
                people.role(work, community, addressee.personId()),
                addressee.locale(),
                addressee.zone(),
                false);
        return Optional.of(came(registrations.register(work, event.id(), requester)));
    }

    static Came came(Registrations.Outcome outcome) {
        return switch (outcome) {
            case Registrations.Outcome.Seated seated -> Came.SEAT;
            case Registrations.Outcome.InLine line -> Came.LINE;
            case Registrations.Outcome.Offered offered -> Came.LINE;
            case Registrations.Outcome.Full full -> Came.FULL;
            // Which slot is theirs is for people to say.
            case Registrations.Outcome.ChooseSlot choice -> Came.NO;
            case Registrations.Outcome.Closed closed -> Came.NO;
            case Registrations.Outcome.Refused refused -> Came.NO;
        };
    }

    private Optional<Delivery> registered(
            UnitOfWork work, Event event, Addressee addressee, Words words, Registered body) {
        if (event.state().isOver()) {
            return Optional.empty();
        }
        Reply reply = Reply.text(
                words.text(
                        "series.registered." + body.came().name().toLowerCase(java.util.Locale.ROOT),
                        "title",
                        event.title(),
                        "at",
                        event.schedule().startsAt()),
                ButtonRow.of(
                        Button.normal(
                                words.label("event.button.place"),
                                Action.of("event place").with("event", event.id())),
                        Button.normal(
                                words.label("series.button.unfollow"),
                                Action.of("series unfollow").with("event", event.id()))));
        Delivery delivery = notices.delivery(event, addressee, SERIES_REGISTERED, reply);
        return Optional.of(notices.quietly(
                delivery, addressee, work.now(), event.schedule().confirmationOpensAt()));
    }
}
