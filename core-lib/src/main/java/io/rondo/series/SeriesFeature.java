package io.rondo.series;

import io.rondo.bus.Subscription;
import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.event.Recurrence;
import io.rondo.member.Addressee;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.registration.Registrations;
import io.rondo.registration.rule.Rules;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Series as the house sees them: their timer, their commands, and what the event's room asks of them. */
public final class SeriesFeature implements Feature {

    private static final String SERIES_REFUSED = "series_refused";

    private final Events events;
    private final People people;
    private final CommunityNotices toMembers;
    private final Rules rules;
    private final Followers followers;
    private final SeriesBook book;
    private final Recurrence recurrence;
    private final List<Command> commands;

    /** The body of {@link #SERIES_REFUSED}. */
    record Refused(String title, Instant start, String provider, String reason) {}

    public SeriesFeature(
            Events events,
            EventNotices notices,
            Registrations registrations,
            Rules rules,
            People people,
            CommunityNotices toMembers,
            SeriesLimits limits) {
        this.events = events;
        this.people = people;
        this.toMembers = toMembers;
        this.rules = rules;
        this.followers = new Followers(registrations, notices, people);
        this.book = new SeriesBook(events, limits, new Told());
        SeriesView view = new SeriesView(book);
        SeriesChanges changes = new SeriesChanges(events, book);
        this.recurrence = new SeriesRecurrence(book, changes, view);
        this.commands = new SeriesCommands(events, book, changes, view, registrations).all();
    }

    /** What the event's own room asks. */
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    public String name() {
        return "series";
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public List<Subscription> subscriptions() {
        return List.of(
                Subscription.onDatemaker(SeriesBook.SERIES_DUE, book::due),
                followers.subscription(),
                toMembers.on(SERIES_REFUSED, Refused.class, this::refused));
    }

    /** Stopping a series is offered to those who may have one. */
    @Override
    public boolean offers(Conversation conversation, Command command) {
        return command.access() != Access.HOST
                || conversation.requester().role().isAtLeast(Role.ADMIN)
                || events.hostsSomething(conversation.work(), conversation.personId());
    }

    @Override
    public Optional<UUID> communityOf(UnitOfWork work, Action action) {
        return Optional.ofNullable(action.options().get("series"))
                .flatMap(SeriesFeature::id)
                .flatMap(id -> work.store(SeriesStore.class).find(id))
                .map(Series::communityId);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Delivery> refused(
            UnitOfWork work, UUID communityId, Addressee addressee, Words words, Refused body) {
        return Optional.of(toMembers.delivery(
                addressee,
                SERIES_REFUSED,
                Reply.text(words.text(
                        "series.notice.refused",
                        "title",
                        body.title(),
                        "at",
                        body.start(),
                        "name",
                        body.provider(),
                        "reason",
                        body.reason()))));
    }

    private final class Told implements SeriesBook.Listener {

        @Override
        public void drafted(UnitOfWork work, UUID before, UUID draft) {
            rules.copy(work, before, draft);
        }

        @Override
        public void made(UnitOfWork work, Series series, Event event) {
            followers.made(work, series, event);
        }

        @Override
        public void refused(UnitOfWork work, Series series, Instant start, Events.Publishing why) {
            if (why instanceof Events.Publishing.NoCall(String provider, String reason)) {
                List<UUID> hosts = work.store(SeriesStore.class)
                        .newest(series.id())
                        .map(event -> events.hosts(work, event))
                        .orElse(List.of(series.createdBy()));
                List<Addressee> reached = people.addresseesOfPeople(work, hosts, series.communityId()).stream()
                        .filter(Addressee::mayBeWrittenTo)
                        .toList();
                toMembers.tell(
                        work,
                        series.communityId(),
                        SERIES_REFUSED,
                        reached,
                        new Refused(series.title(), start, provider, reason));
            }
        }
    }
}
