package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Keeps a person from using a command more often than it allows. */
final class Cooldowns {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private Cooldowns() {}

    /**
     * Marks the use, which is undone with the unit of work: a use that failed does not count.
     *
     * @throws UserError when the last use is not long enough ago
     */
    static void use(UnitOfWork work, Command command, Requester requester) {
        if (command.cooldown().isZero()) {
            return;
        }
        Store store = work.store(Store.class);
        Instant longEnoughAgo = work.now().minus(command.cooldown());
        if (store.use(requester.personId(), command.name(), work.now(), longEnoughAgo)
                .isEmpty()) {
            Instant last = store.lastUse(requester.personId(), command.name());
            Duration wait = Duration.between(work.now(), last.plus(command.cooldown()));
            throw new UserError(
                    "chat.error.cooldown", "wait", wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
        }
    }

    /** Rows of {@code cooldowns}. */
    public interface Store {

        /** Empty when the last use is after {@code limit}. Waits for another use of the same person that is under way. */
        @SqlQuery("""
                INSERT INTO cooldowns AS c (person_id, command, used_at) VALUES (:personId, :command, :now)
                ON CONFLICT (person_id, command) DO UPDATE SET used_at = excluded.used_at WHERE c.used_at <= :limit
                RETURNING used_at
                """)
        Optional<Instant> use(UUID personId, String command, Instant now, Instant limit);

        @SqlQuery("SELECT used_at FROM cooldowns WHERE person_id = :personId AND command = :command")
        Instant lastUse(UUID personId, String command);
    }
}
