package io.rondo.event;

import io.rondo.bus.Subscription;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.member.People;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells people about an event: one message per account to the bot of its platform, where the notice is put into the person's own
 * words and stored as a delivery. Safe to use from several threads.
 */
public final class EventNotices {

    private static final String ACCOUNT_ID = "accountId";
    private final People people;
    private final Bundles bundles;
    private final Deliveries deliveries;
    private final ThreadLines lines;

    private record ToAccount(UUID accountId) {}

    /** Puts one type of notice into words. */
    @FunctionalInterface
    public interface Renderer<B> {
        /** Empty when the notice has lost its sense by now. */
        Optional<Delivery> render(UnitOfWork work, Event event, Addressee addressee, Words words, B body);
    }

    public EventNotices(People people, Communities communities, Bundles bundles, Deliveries deliveries) {
        this.people = people;
        this.bundles = bundles;
        this.deliveries = deliveries;
        this.lines = new ThreadLines(communities, bundles, deliveries);
    }

    /**
     * Sends a notice to each account, all in one statement; {@code body} makes what the account's renderer gets. Those who are not
     * written to directly find one line for all of them in the event's thread.
     */
    public void tell(
            UnitOfWork work, Event event, String type, Collection<UUID> accountIds, Function<UUID, Object> body) {
        Map<UUID, Addressee> addressees = people.addressees(work, accountIds, event.communityId());
        List<CommunityChat> chats =
                addressees.values().stream().allMatch(Addressee::mayBeWrittenTo) ? List.of() : lines.chats(work, event);
        List<Message> messages = new ArrayList<>();
        Set<Platform> inThreads = EnumSet.noneOf(Platform.class);
        for (UUID accountId : accountIds) {
            Addressee addressee = addressees.get(accountId);
            if (addressee != null && !addressee.mayBeWrittenTo() && ThreadLines.reaches(addressee, chats)) {
                inThreads.add(addressee.platform());
            } else if (addressee != null) {
                messages.add(message(event, type, addressee, body.apply(accountId)));
            }
        }
        messages.addAll(lines.messages(work, event, type, inThreads, chats));
        work.sendAll(messages);
    }

    /** Those of the accounts that neither a direct message nor the event's thread reaches. */
    public List<Addressee> outOfReach(UnitOfWork work, Event event, Collection<UUID> accountIds) {
        List<CommunityChat> chats = lines.chats(work, event);
        return people.addressees(work, accountIds, event.communityId()).values().stream()
                .filter(addressee -> !addressee.mayBeWrittenTo() && !ThreadLines.reaches(addressee, chats))
                .toList();
    }

    private static Message message(Event event, String type, Addressee addressee, Object body) {
        ObjectNode json = (ObjectNode) Json.tree(body);
        json.put(ACCOUNT_ID, addressee.accountId().toString());
        return Message.to(
                Queue.bot(addressee.platform().key()), type,
                Message.Headers.of(
                                addressee.externalId(), addressee.directChat().orElse(""), event.id()),
                        json);
    }

    /** The bots' subscription to the lines in events' threads. */
    Subscription onLines() {
        return lines.subscription();
    }

    /** The bots' subscription to a type of notice. */
    public <B> Subscription on(String type, Class<B> bodyClass, Renderer<B> renderer) {
        return Subscription.onBots(type, (work, message) -> {
            UUID eventId = message.headers()
                    .eventId()
                    .orElseThrow(() -> new io.rondo.bus.Unprocessable(type + " without the header event_id"));
            Event event = work.store(EventStore.class)
                    .find(eventId)
                    .orElseThrow(() -> new io.rondo.bus.Unprocessable("there is no event " + eventId));
            UUID accountId = message.bodyAs(ToAccount.class).accountId();
            Addressee addressee = people.addressee(work, accountId, event.communityId());
            Words words = bundles.words(addressee.locale(), addressee.zone(), work.now());
            renderer.render(work, event, addressee, words, message.bodyAs(bodyClass))
                    .ifPresent(delivery -> deliver(work, addressee, delivery));
        });
    }

    private void deliver(UnitOfWork work, Addressee addressee, Delivery delivery) {
        boolean allowed = addressee.platform() != Platform.DISCORD
                || addressee.directMessages().orElse(false);
        if (allowed && addressee.directChat().isPresent()) {
            deliveries.add(work, delivery);
        } else {
            deliveries.unreachable(work, delivery, "the bot may not write to this account first");
        }
    }

    /** A delivery to the addressee in private, about the event. */
    public Delivery delivery(Event event, Addressee addressee, String kind, Reply reply) {
        return Delivery.to(addressee.platform(), addressee.directChat().orElse(""), kind, reply)
                .about(addressee.accountId(), event.id());
    }

    /** The delivery, held back while the addressee's quiet hours last, unless that would be too late. */
    public Delivery quietly(Delivery delivery, Addressee addressee, Instant now, Instant atTheLatest) {
        Instant later = addressee.afterQuietHours(now);
        return later.isAfter(now) && later.isBefore(atTheLatest) ? delivery.notBefore(later) : delivery;
    }

    /** The words for a chat of a community, as its live card shows them: the community's language, the event's zone. */
    public Words wordsFor(Event event, java.util.Locale language, Instant now) {
        return bundles.words(language, event.schedule().zone(), now);
    }

    /** A delivery to an announcement chat. */
    public Delivery announcement(
            Event event, Platform platform, String chat, Optional<String> thread, String kind, Reply reply) {
        return Delivery.to(platform, chat, kind, reply).inThread(thread).ofEvent(event.id());
    }
}
