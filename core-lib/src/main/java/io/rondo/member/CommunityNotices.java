package io.rondo.member;

import io.rondo.bus.Subscription;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells members about something of their community: one message per account to the bot of its platform, where the notice is put
 * into the person's own words and stored as a delivery. Safe to use from several threads.
 */
public final class CommunityNotices {

    private static final String ACCOUNT_ID = "accountId";
    private static final String COMMUNITY_ID = "communityId";
    private static final String NO_WAY = "the bot may not write to this account first";

    private final People people;
    private final Bundles bundles;
    private final Deliveries deliveries;

    private record To(UUID accountId, UUID communityId) {}

    /** Puts one type of notice into words. */
    @FunctionalInterface
    public interface Renderer<B> {
        /** Empty when the notice has lost its sense by now. */
        Optional<Delivery> render(UnitOfWork work, UUID communityId, Addressee addressee, Words words, B body);
    }

    public CommunityNotices(People people, Bundles bundles, Deliveries deliveries) {
        this.people = people;
        this.bundles = bundles;
        this.deliveries = deliveries;
    }

    /** Sends the notice to each of them who may be written to directly, all in one statement; the others are left out. */
    public void tell(UnitOfWork work, UUID communityId, String type, Collection<Addressee> addressees, Object body) {
        List<Message> messages = addressees.stream()
                .filter(Addressee::mayBeWrittenTo)
                .map(addressee -> message(communityId, type, addressee, body))
                .toList();
        work.sendAll(messages);
    }

    private static Message message(UUID communityId, String type, Addressee addressee, Object body) {
        ObjectNode json = ((ObjectNode) Json.tree(body)).deepCopy();
        json.put(ACCOUNT_ID, addressee.accountId().toString());
        json.put(COMMUNITY_ID, communityId.toString());
        Message.Headers headers = new Message.Headers(
                Optional.of(addressee.externalId()), addressee.directChat(), Optional.empty(), Optional.empty());
        return Message.to(Queue.bot(addressee.platform().key()), type, headers, json);
    }

    /** The bots' subscription to a type of notice. */
    public <B> Subscription on(String type, Class<B> bodyClass, Renderer<B> renderer) {
        return Subscription.onBots(type, (work, message) -> {
            To to = message.bodyAs(To.class);
            Addressee addressee = people.addressee(work, to.accountId(), to.communityId());
            Words words = bundles.words(addressee.locale(), addressee.zone(), work.now());
            renderer.render(work, to.communityId(), addressee, words, message.bodyAs(bodyClass))
                    .ifPresent(delivery -> deliver(work, addressee, delivery));
        });
    }

    private void deliver(UnitOfWork work, Addressee addressee, Delivery delivery) {
        boolean allowed = addressee.platform() != Platform.DISCORD
                || addressee.directMessages().orElse(false);
        if (allowed && addressee.directChat().isPresent()) {
            deliveries.add(work, delivery);
        } else {
            deliveries.unreachable(work, delivery, NO_WAY);
        }
    }

    /** A delivery to the addressee in private. */
    public Delivery delivery(Addressee addressee, String kind, Reply reply) {
        return Delivery.to(addressee.platform(), addressee.directChat().orElse(""), kind, reply)
                .toAccount(addressee.accountId());
    }
}
