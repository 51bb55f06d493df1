package io.rondo.retention;

import io.rondo.bus.Subscription;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps to the {@link RetentionLimits}: a message to the datemaker's queue that sends its next one. Each has its place in
 * time and an id made of it, so that however many processes begin, there is one chain. Thread-safe.
 */
public final class Sweep {

    /** The message's type. */
    public static final String TYPE = "sweep";

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final RetentionLimits limits;

    public Sweep(RetentionLimits limits) {
        this.limits = limits;
    }

    public List<Subscription> subscriptions() {
        return List.of(Subscription.onDatemaker(TYPE, (work, message) -> {
            remove(work);
            sendNext(work);
        }));
    }

    /** Begins the recurring sweep, unless it goes on already. For every start of a process that consumes the queue. */
    public void begin(UnitOfWork work) {
        sendNext(work);
    }

    private void sendNext(UnitOfWork work) {
        long number = work.now().toEpochMilli() / limits.every().toMillis() + 1;
        String name = TYPE + " " + limits.every() + " " + number;
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        // One at a time looks whether it is there.
        work.once(name);
        if (!work.store(RetentionStore.class).isKnown(id, Queue.DATEMAKER.name())) {
            work.sendAt(
                    Message.to(Queue.DATEMAKER, TYPE, Message.Headers.NONE, Map.of())
                            .withId(id),
                    Instant.ofEpochMilli(number * limits.every().toMillis()));
        }
    }

    private void remove(UnitOfWork work) {
        RetentionStore store = work.store(RetentionStore.class);
        int removed = store.removeHandledRequests(before(work, limits.handledRequests()))
                + store.removeUpdates(before(work, limits.updates()))
                + store.removeInbox(before(work, limits.inbox()))
                + store.removeSettledDeliveries(before(work, limits.deliveries()))
                + store.removeButtonPayloads(before(work, limits.buttonPayloads()))
                + store.removeFormSessions(before(work, limits.formSessions()))
                + store.removeCodes(before(work, limits.codes()))
                + store.removeWrongCodes(before(work, limits.codes()))
                + store.removeLinkProposals(before(work, limits.codes()))
                + store.removeDiscordInteractions(before(work, limits.interactions()))
                + store.removeRelayed(before(work, limits.relayed()))
                + store.removeIntroductionWords(before(work, limits.relayed()))
                + store.removeCallVisits(before(work, limits.calls()))
                + store.removeUsedRooms(before(work, limits.calls()))
                + store.removeReports(work.now())
                + store.removeMeasures(work.now())
                + store.removeExclusionMarks(work.now());
        log.info("Removed {} rows that had been kept long enough", removed);
    }

    private static Instant before(UnitOfWork work, Duration limit) {
        return work.now().minus(limit);
    }
}
