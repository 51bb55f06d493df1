package io.rondo.tx;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Units of work on a PostgreSQL data source. One connection each, READ COMMITTED, row locks where a rule needs them. */
public final class JdbiTransactor implements Transactor {

    private static final Logger log = LoggerFactory.getLogger(JdbiTransactor.class);
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40P01", "40001");
    private static final int MOST_TRIES = 8;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Bell outboxBell;
    private final Stores stores;

    /** @param outboxBell rung after each commit that left a message due */
    public JdbiTransactor(Jdbi jdbi, InstantSource clock, Bell outboxBell) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.outboxBell = outboxBell;
        this.stores = new Stores(jdbi);
    }

    /** A Jdbi with the plugins that the stores need. */
    public static Jdbi jdbi(javax.sql.DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new SqlObjectPlugin()).installPlugin(new PostgresPlugin());
        // A failure's message would quote the arguments, which is what people wrote, into the log.
        jdbi.getConfig(StatementExceptions.class)
                .setMessageRendering(StatementExceptions.MessageRendering.SHORT_STATEMENT);
        return jdbi;
    }

    @Override
    public <T> T call(Function<UnitOfWork, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return callOnce(work);
            } catch (RuntimeException failure) {
                if (attempt >= MOST_TRIES || !isWorthAnotherTry(failure)) {
                    throw failure;
                }
                log.debug("Another try after {}", failure.toString());
            }
        }
    }

    private <T> T callOnce(Function<UnitOfWork, T> work) {
        List<Runnable> afterCommit = new ArrayList<>();
        // PostgreSQL keeps microseconds; what is compared later must have been cut the same way.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        T result = jdbi.inTransaction(handle -> stores.with(handle, () -> work.apply(new Unit(now, afterCommit))));
        afterCommit.forEach(Runnable::run);
        return result;
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && WORTH_ANOTHER_TRY.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private final class Unit implements UnitOfWork {

        private final Instant now;
        private final List<Runnable> afterCommit;

        Unit(Instant now, List<Runnable> afterCommit) {
            this.now = now;
            this.afterCommit = afterCommit;
        }

        @Override
        public <S> S store(Class<S> type) {
            return stores.get(type);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sendAllAt(Collection<Message> messages, Instant due) {
            if (messages.isEmpty()) {
                return;
            }
            store(OutboxStore.class).add(messages.stream().map(OutboxRow::of).toList(), now, due);
            afterCommit(outboxBell::ring);
        }

        @Override
        public void happened(DomainEvent event) {
            UUID id = UUID.randomUUID();
            store(OutboxStore.class)
                    .addDomainEvent(
                            id, event.type(), event.communityId(), event.personId(), Json.write(event.body()), now);
            if (event.told()) {
                send(Message.to(
                                Queue.QUESTS,
                                event.type(),
                                Message.Headers.NONE,
                                new DomainEvent.Told(
                                        event.communityId().orElseThrow(),
                                        event.personId().orElseThrow(),
                                        now))
                        .withId(id));
            }
        }

        @Override
        public Optional<JsonNode> once(String requestId) {
            OutboxStore store = store(OutboxStore.class);
            store.lockRequest(requestId);
            return store.findAnswer(requestId).map(Json::parse);
        }

        @Override
        public void answered(String requestId, JsonNode answer) {
            store(OutboxStore.class).addAnswer(requestId, Json.write(answer), now);
        }

        @Override
        public void afterCommit(Runnable action) {
            afterCommit.add(action);
        }
    }
}
