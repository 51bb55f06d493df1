package io.rondo.delivery;

import io.rondo.chat.Platform;
import io.rondo.tx.Bell;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores what is to be sent. Safe to use from several threads. */
public final class Deliveries {

    private final Bell bell;

    /** @param bell rung after each commit that left something to send */
    public Deliveries(Bell bell) {
        this.bell = bell;
    }

    /** Stores the delivery in the unit of work; what it supersedes is settled at once. */
    public void add(UnitOfWork work, Delivery delivery) {
        DeliveryStore store = work.store(DeliveryStore.class);
        delivery.supersedes()
                .ifPresent(key -> store.supersede(delivery.platform().key(), delivery.chat(), key, work.now()));
        store.add(
                delivery.platform().key(),
                delivery.chat(),
                delivery.thread(),
                delivery.threadOf().map(Delivery.ThreadOf::cardSlot),
                delivery.threadOf().map(Delivery.ThreadOf::name),
                delivery.accountId(),
                delivery.eventId(),
                delivery.kind(),
                delivery.askedFor(),
                delivery.slot(),
                delivery.edits(),
                delivery.supersedes(),
                Json.write(delivery.reply()),
                work.now(),
                delivery.notBefore().orElse(work.now()),
                delivery.expiresAt());
        work.afterCommit(bell::ring);
    }

    /** The message that stands in the chat's slot, by the platform's id; empty while none is sent. */
    public Optional<String> standing(UnitOfWork work, Platform platform, String chat, String slot) {
        return work.store(DeliveryStore.class).standing(platform.key(), chat, slot);
    }

    /**
     * The chat lives on under another id: what waits for it goes there. Where its messages stand is forgotten, since the
     * numbers of messages do not move along.
     */
    public void chatMoved(UnitOfWork work, Platform platform, String chat, String newChat) {
        SendingStore store = work.store(SendingStore.class);
        store.moveWaiting(platform.key(), chat, newChat);
        store.forgetPostedIn(platform.key(), chat);
        work.afterCommit(bell::ring);
    }

    /** Records that the delivery could not even be tried, so that a host can be told who was not reached. */
    public void unreachable(UnitOfWork work, Delivery delivery, String why) {
        work.store(DeliveryStore.class)
                .addUnreachable(
                        delivery.platform().key(),
                        delivery.chat(),
                        delivery.accountId(),
                        delivery.eventId(),
                        delivery.kind(),
                        Json.write(delivery.reply()),
                        work.now(),
                        why);
    }

    /**
     * What could be sent to a platform now.
     *
     * @param oldestDue since when the one that waits longest could have been
     */
    public record Waiting(String platform, long due, Instant oldestDue) {}

    /** Of the platforms for which something waits. */
    public List<Waiting> waiting(UnitOfWork work) {
        return work.store(DeliveryStore.class).waiting(work.now());
    }
}
