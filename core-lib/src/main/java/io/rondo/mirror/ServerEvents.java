package io.rondo.mirror;

import io.rondo.bus.Subscription;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventCalendar;
import io.rondo.event.EventNotices;
import io.rondo.event.EventWatcher;
import io.rondo.event.Events;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.member.People;
import io.rondo.mirror.ServerEvent.State;
import io.rondo.mirror.ServerEvent.Wanted;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Events among a Discord server's own: made, changed, begun, completed and cancelled with the event. What is wanted is a row with a
 * version; {@link #MIRROR_EVENT} wakes the bot, which works the rows off. A row that says the same as before gets no new version,
 * so that a seat taken costs nothing there. Safe to use from several threads.
 */
public final class ServerEvents implements EventWatcher {

    /** Tells the Discord bot that a row is to be worked off. */
    public static final String MIRROR_EVENT = "mirror_event";

    static final String NOT_MIRRORED = "event_not_mirrored";

    /** What Discord takes. */
    private static final int LONGEST_NAME = 100;

    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_LOCATION = 100;
    private static final Duration AT_THE_LATEST = Duration.ofMinutes(10);

    private final Events events;
    private final EventNotices notices;
    private final Communities communities;
    private final People people;

    /** The body of {@link #MIRROR_EVENT}. */
    public record Order(UUID eventId, String server, int version) {}

    record NotMirrored(MirrorRefusal refusal) {}

    public ServerEvents(Events events, EventNotices notices, Communities communities, People people) {
        this.events = events;
        this.notices = notices;
        this.communities = communities;
        this.people = people;
    }

    @Override
    public void changed(UnitOfWork work, Event event) {
        List<CommunityChat> servers = communities.announcementChats(work, event.communityId()).stream()
                .filter(chat -> chat.platform() == Platform.DISCORD)
                .toList();
        if (servers.isEmpty()) {
            return;
        }
        String wanted = Json.write(wanted(work, event));
        ServerEventStore store = work.store(ServerEventStore.class);
        for (CommunityChat server : servers) {
            store.want(event.id(), server.externalId(), wanted, work.now().plus(AT_THE_LATEST))
                    .ifPresent(version -> work.send(Message.to(
                            Queue.bot(Platform.DISCORD.key()),
                            MIRROR_EVENT,
                            Message.Headers.ofEvent(event.id()),
                            new Order(event.id(), server.externalId(), version))));
        }
    }

    private Wanted wanted(UnitOfWork work, Event event) {
        Words words = notices.wordsFor(
                event, communities.get(work, event.communityId()).language(), work.now());
        String place = event.venue().isBlank() ? words.label("mirror.location") : event.venue();
        return new Wanted(
                State.of(event.state()),
                cut(event.title(), LONGEST_NAME),
                cut(event.description(), LONGEST_DESCRIPTION),
                cut(place.strip().replaceAll("\\s+", " "), LONGEST_LOCATION),
                event.schedule().startsAt(),
                event.schedule().startsAt().plus(EventCalendar.length(event)));
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    List<Subscription> subscriptions() {
        return List.of(
                Subscription.on(Queue.bot(Platform.DISCORD.key()), MIRROR_EVENT, (work, message) -> {
                    Order order = message.bodyAs(Order.class);
                    work.store(ServerEventStore.class)
                            .due(order.eventId(), order.server(), order.version(), work.now());
                }),
                notices.on(NOT_MIRRORED, NotMirrored.class, this::notMirrored));
    }

    /** What the bot is to do now in these servers; nobody else gets it until the lease is over. */
    public List<ServerEvent> claim(UnitOfWork work, Collection<String> servers, Duration lease, int limit) {
        ServerEventStore store = work.store(ServerEventStore.class);
        return store.claim(servers, work.now(), work.now().plus(lease), limit).stream()
                .map(due -> new ServerEvent(
                        due.eventId(),
                        due.server(),
                        due.remoteId(),
                        due.remoteState().map(State::valueOf),
                        due.version(),
                        due.attempts(),
                        Json.read(store.wanted(due.eventId(), due.server()), Wanted.class)))
                .toList();
    }

    /** The entries of a server that belong to events of ours. */
    public Set<String> known(UnitOfWork work, String server) {
        return Set.copyOf(work.store(ServerEventStore.class).known(server));
    }

    /** The entry stands there now, in that state. */
    public void stands(UnitOfWork work, ServerEvent one, String remoteId, State state) {
        work.store(ServerEventStore.class)
                .stands(one.eventId(), one.server(), Optional.of(remoteId), Optional.of(state.name()));
    }

    /** All that was wanted of this version is done. */
    public void done(UnitOfWork work, ServerEvent one) {
        work.store(ServerEventStore.class).done(one.eventId(), one.server(), one.version(), Optional.empty());
    }

    /** It cannot be: the event's hosts read once why, and what to do. */
    public void refused(UnitOfWork work, ServerEvent one, MirrorRefusal refusal) {
        ServerEventStore store = work.store(ServerEventStore.class);
        store.done(one.eventId(), one.server(), one.version(), Optional.of(refusal.name()));
        if (store.tell(one.eventId(), one.server(), refusal.name()) == 1) {
            Event event = events.get(work, one.eventId());
            List<UUID> hosts =
                    people.addresseesOfPeople(work, events.hosts(work, event.id()), event.communityId()).stream()
                            .map(Addressee::accountId)
                            .toList();
            notices.tell(work, event, NOT_MIRRORED, hosts, account -> new NotMirrored(refusal));
        }
    }

    /** Not now: the platform is away or wants us to wait. */
    public void postpone(UnitOfWork work, ServerEvent one, Duration by) {
        work.store(ServerEventStore.class)
                .postpone(one.eventId(), one.server(), one.version(), work.now().plus(by));
    }

    /** For the event's hosts: why it is not among a server's own. */
    public List<RichText> notes(UnitOfWork work, Event event, Words words) {
        return work.store(ServerEventStore.class).refusals(event.id()).stream()
                .map(refusal -> words.text(MirrorRefusal.valueOf(refusal).key(), "title", event.title()))
                .toList();
    }

    private Optional<Delivery> notMirrored(
            UnitOfWork work, Event event, Addressee host, Words words, NotMirrored body) {
        Reply reply = Reply.text(words.text(body.refusal().key(), "title", event.title()));
        Delivery delivery = notices.delivery(event, host, NOT_MIRRORED, reply)
                .inSlot(NOT_MIRRORED + ":" + event.id())
                .superseding(NOT_MIRRORED + ":" + event.id());
        return Optional.of(
                notices.quietly(delivery, host, work.now(), event.schedule().startsAt()));
    }
}
