package io.rondo.bus;

import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.OutboxRow;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/** What relays and carriers do to the outbox, each in a transaction of its own. Thread-safe. */
public final class Outbox {

    private static final int LONGEST_REASON = 2_000;

    private final Transactor transactor;

    public Outbox(Transactor transactor) {
        this.transactor = transactor;
    }

    /**
     * A message that is due, claimed for whoever asked.
     *
     * @param failures how often it has failed of its own so far
     */
    public record Claimed(Message message, Instant dueAt, int failures) {}

    /**
     * What a relay got.
     *
     * @param claimed in the order in which they are due
     * @param nextDue when the next timer goes off that is not due yet
     */
    public record Batch(List<Claimed> claimed, Optional<Instant> nextDue) {}

    /** How much waits for a queue; {@code later} are timers that are not due yet. */
    public record Waiting(String queue, long due, long later, Optional<Instant> oldestDue) {}

    /** What a failure of its own makes of a message. */
    public sealed interface Verdict {
        record Again(Instant due) implements Verdict {}

        record Dead() implements Verdict {}
    }

    /**
     * How often a message may fail, and how long it waits after each failure.
     *
     * @param mostFailures the failure with which it dies, from 1
     * @param delays after the first failure, the second, …; the last one repeats
     */
    public record Patience(int mostFailures, List<Duration> delays) {
        public static final Patience USUAL = new Patience(
                5,
                List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10)));

        public Patience {
            delays = List.copyOf(delays);
            if (mostFailures < 1 || delays.isEmpty()) {
                throw new IllegalArgumentException("at least one failure, at least one delay");
            }
        }

        private Duration delayAfter(int failures) {
            return delays.get(Math.min(failures, delays.size()) - 1);
        }
    }

    /**
     * Claims due messages that nobody else has claimed, oldest first. Safe in several processes at once.
     *
     * @param lease how long they are the caller's
     * @param closed queues to leave alone
     */
    public Batch claim(int limit, Duration lease, Collection<Queue> closed) {
        List<String> names = closed.stream().map(Queue::name).toList();
        return transactor.call(work -> {
            CarryStore store = work.store(CarryStore.class);
            List<CarryStore.Row> rows =
                    new ArrayList<>(store.claim(work.now(), work.now().plus(lease), names, limit));
            rows.sort(Comparator.comparing(CarryStore.Row::dueAt).thenComparing(CarryStore.Row::seq));
            List<Claimed> claimed = new ArrayList<>();
            rows.forEach(row -> read(work, row).ifPresent(claimed::add));
            return new Batch(claimed, store.nextDue(work.now()));
        });
    }

    /** A row that no message can be made of must not hold up the others. */
    private static Optional<Claimed> read(UnitOfWork work, CarryStore.Row row) {
        try {
            Message message = new Message(
                    row.id(),
                    new Queue(row.queue()),
                    row.type(),
                    Json.read(row.headers(), Message.Headers.class),
                    Json.parse(row.body()),
                    row.correlationId(),
                    row.replyTo());
            return Optional.of(new Claimed(message, row.dueAt(), row.attempts()));
        } catch (JacksonException unreadable) {
            work.store(CarryStore.class)
                    .bury(row.id(), "unreadable headers: " + unreadable.getOriginalMessage(), work.now());
            return Optional.empty();
        }
    }

    /** Removes messages that are safe without their rows; a row that has failed since its claim is another try's, and stays. */
    public void carried(Collection<Claimed> claims) {
        if (!claims.isEmpty()) {
            transactor.run(work -> work.store(CarryStore.class)
                    .delete(
                            claims.stream().map(one -> one.message().id()).toList(),
                            claims.stream().map(Claimed::failures).toList()));
        }
    }

    /** Gives claimed messages back, to be claimed again after the pause. */
    public void release(Collection<UUID> ids, Duration pause) {
        if (!ids.isEmpty()) {
            transactor.run(work -> work.store(CarryStore.class)
                    .holdUntil(List.copyOf(ids), Optional.of(work.now().plus(pause))));
        }
    }

    /** Counts a failure of the message's own: it waits and is carried again, or becomes a dead letter with the reason. */
    public Verdict failed(UUID id, String reason, Patience patience) {
        return transactor.call(work -> {
            CarryStore store = work.store(CarryStore.class);
            Optional<Integer> attempts = store.lockAttempts(id);
            if (attempts.isEmpty()) {
                return new Verdict.Dead();
            }
            int failures = attempts.get() + 1;
            if (failures >= patience.mostFailures()) {
                store.bury(id, cut(reason), work.now());
                return new Verdict.Dead();
            }
            Instant due = work.now().plus(patience.delayAfter(failures));
            store.postpone(id, failures, due);
            return new Verdict.Again(due);
        });
    }

    /**
     * Counts a failure of a message that has left the outbox: it comes back into it, to be carried again after a while. With
     * the failure that is one too many nothing is stored, and the caller does with the message what is done with the dead.
     *
     * @param failures how often it had failed before
     */
    public Verdict comeBack(Message message, int failures, Patience patience) {
        if (failures + 1 >= patience.mostFailures()) {
            return new Verdict.Dead();
        }
        return transactor.call(work -> {
            Instant due = work.now().plus(patience.delayAfter(failures + 1));
            work.store(CarryStore.class).comeBack(OutboxRow.of(message), failures + 1, work.now(), due);
            return new Verdict.Again(due);
        });
    }

    /** Makes the message a dead letter at once. */
    public void bury(UUID id, String reason) {
        transactor.run(work -> work.store(CarryStore.class).bury(id, cut(reason), work.now()));
    }

    /** Takes back every claim: for the one process that carries directly, whose predecessor may have left some. */
    public void forgetClaims() {
        transactor.run(work -> work.store(CarryStore.class).forgetClaims());
    }

    /** @throws RuntimeException when the database does not answer */
    public void probe() {
        transactor.run(work -> work.store(CarryStore.class).probe());
    }

    /** How much waits for each queue that has anything waiting. */
    public List<Waiting> waiting() {
        return transactor.call(work -> work.store(CarryStore.class).waiting(work.now()));
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
