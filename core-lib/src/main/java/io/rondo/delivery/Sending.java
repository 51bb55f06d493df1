package io.rondo.delivery;

import io.rondo.chat.Platform;
import io.rondo.tx.Transactor;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the sender of one platform does to the rows, each in a transaction of its own: choose, begin, send, settle. A row is
 * SENDING while nobody can know whether the platform has it. Thread-safe.
 */
public final class Sending {

    private static final int LONGEST_REASON = 1_000;

    private final Transactor transactor;
    private final Platform platform;
    private final Unreached unreached;

    public Sending(Transactor transactor, Platform platform, Unreached unreached) {
        this.transactor = transactor;
        this.platform = platform;
        this.unreached = unreached;
    }

    /**
     * What is next.
     *
     * @param next at most one of each chat, in the order in which they should go
     * @param expired how many were settled because their time is over
     */
    public record Choice(List<Outgoing> next, int expired, int superseded) {}

    /**
     * Settles what is not to be sent any more and finds the next delivery of each chat that may have one.
     *
     * @param inFlight chats to which something is being sent at this moment
     * @param waiting further chats that must wait; what expires there is settled
     */
    public Choice choose(Collection<String> inFlight, Collection<String> waiting, int limit) {
        Set<String> busy = new HashSet<>(inFlight);
        busy.addAll(waiting);
        return transactor.call(work -> {
            SendingStore store = work.store(SendingStore.class);
            int expired = store.expire(platform.key(), List.copyOf(inFlight), work.now());
            int superseded = store.supersede(platform.key(), work.now());
            return new Choice(store.heads(platform.key(), List.copyOf(busy), limit, work.now()), expired, superseded);
        });
    }

    /** Marks them SENDING; what comes back may be sent now. */
    public List<Outgoing> begin(List<Outgoing> chosen) {
        List<UUID> ids = chosen.stream().map(Outgoing::id).toList();
        Set<UUID> begun = transactor.call(
                work -> new HashSet<>(work.store(SendingStore.class).begin(ids)));
        return chosen.stream().filter(outgoing -> begun.contains(outgoing.id())).toList();
    }

    /** The platform has it; where it has a slot, that message stands there now. */
    public void sent(Outgoing outgoing, String messageId) {
        transactor.run(work -> {
            SendingStore store = work.store(SendingStore.class);
            store.sent(outgoing.id(), messageId, work.now());
            outgoing.slot()
                    .ifPresent(slot -> store.posted(platform.key(), outgoing.chat(), slot, messageId, work.now()));
        });
    }

    /** The message to edit is gone: the delivery waits to be sent as a new one. */
    public void gone(Outgoing outgoing) {
        transactor.run(work -> {
            SendingStore store = work.store(SendingStore.class);
            outgoing.messageId().ifPresent(gone -> store.forgetPosted(platform.key(), outgoing.chat(), gone));
            store.sendAnew(outgoing.id());
        });
    }

    /** Nothing was sent, through no fault of the delivery. */
    public void waits(Outgoing outgoing, String reason) {
        transactor.run(work -> work.store(SendingStore.class).waits(outgoing.id(), cut(reason)));
    }

    /** Sending broke in a way that the transport did not foresee: once more. */
    public void failedOnce(Outgoing outgoing, String reason) {
        transactor.run(work -> work.store(SendingStore.class).failedOnce(outgoing.id(), cut(reason)));
    }

    /** It cannot arrive; who knows the account or the chat is told in the same transaction. */
    public void unreachable(Outgoing outgoing, String reason) {
        transactor.run(work -> {
            work.store(SendingStore.class).settle(outgoing.id(), "UNREACHABLE", cut(reason), work.now());
            outgoing.accountId()
                    .ifPresentOrElse(
                            account -> unreached.accountUnreachable(work, account),
                            () -> unreached.chatLeft(work, platform, outgoing.chat()));
        });
    }

    /** The chat has another id now: what waits for it is rewritten, this delivery with it. */
    public void moved(Outgoing outgoing, String newChat) {
        transactor.run(work -> {
            SendingStore store = work.store(SendingStore.class);
            store.waits(outgoing.id(), "the chat is now " + newChat);
            store.moveWaiting(platform.key(), outgoing.chat(), newChat);
            // The numbers of messages do not move along: the same number may be another message there.
            store.forgetPostedIn(platform.key(), outgoing.chat());
            unreached.chatMoved(work, platform, outgoing.chat(), newChat);
        });
    }

    /** It will never be sent, by a fault of ours. */
    public void rejected(Outgoing outgoing, String reason) {
        transactor.run(work -> work.store(SendingStore.class).settle(outgoing.id(), "FAILED", cut(reason), work.now()));
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
