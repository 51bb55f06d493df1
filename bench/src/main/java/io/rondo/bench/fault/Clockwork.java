package io.rondo.bench.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The evening's time, and its rows as they are now. Nobody has hours to wait: when all have done what they had to do, the event
 * with its step and its timer comes nearer, until what it waits for is due. A database that is away is waited for. Thread-safe.
 */
final class Clockwork {

    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final Jdbi rows;
    private final Waiting waiting;

    Clockwork(Jdbi rows, Waiting waiting) {
        this.rows = rows;
        this.waiting = waiting;
    }

    /** Moves on to what the event waits for, and returns when that is done. */
    void timePassesUntilAfter(String step) {
        waiting.until("the event waiting for " + step, () -> step().equals(step));
        read(handle -> {
            handle.useTransaction(now -> comeNearer(now, step));
            return step;
        });
        waiting.until(step + " being done", () -> !step().equals(step));
    }

    /** Once: when the answer to an earlier try was lost, the event waits for something else already, or for nothing. */
    private static void comeNearer(Handle handle, String step) {
        Instant due = handle.createQuery("SELECT step_at FROM events WHERE step = :step FOR UPDATE")
                .bind("step", step)
                .mapTo(Instant.class)
                .findOne()
                .orElseGet(Instant::now);
        double nearer =
                Math.max(0, Duration.between(Instant.now().minus(A_MOMENT), due).toMillis() / 1000.0);
        handle.createUpdate("""
                        UPDATE events SET starts_at = starts_at - make_interval(secs => :by),
                            step_at = step_at - make_interval(secs => :by)
                        """).bind("by", nearer).execute();
        handle.createUpdate("""
                        UPDATE outbox SET due_at = due_at - make_interval(secs => :by) WHERE type = 'event_step'
                        """).bind("by", nearer).execute();
    }

    private String step() {
        return texts("SELECT coalesce(step, '') FROM events").getFirst();
    }

    /** Waits until a query of one truth value says yes. */
    void await(String what, String query) {
        waiting.until(what, () -> texts(query).contains("t"));
    }

    long count(String fromWhere) {
        return Long.parseLong(texts("SELECT count(*) FROM " + fromWhere).getFirst());
    }

    List<String> texts(String query) {
        return read(handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private <T> T read(Function<Handle, T> work) {
        return waiting.forSome("the database", () -> {
            try {
                return Optional.of(rows.withHandle(work::apply));
            } catch (JdbiException away) {
                return Optional.empty();
            }
        });
    }
}
