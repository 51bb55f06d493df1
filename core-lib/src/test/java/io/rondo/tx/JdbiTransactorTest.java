package io.rondo.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.migrations.Migrator;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JdbiTransactorTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static TestDatabase database;
    private static Transactor transactor;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh(SCHEMA);
        transactor = new JdbiTransactor(
                JdbiTransactor.jdbi(database.dataSource()), SettableClock.at("2026-12-04T18:00:00Z"), new Bell());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void answer(UnitOfWork work, String request) {
        work.store(OutboxStore.class).addAnswer(request, "{}", work.now());
    }

    private static Optional<String> answerTo(String request) {
        return transactor.call(work -> work.store(OutboxStore.class).findAnswer(request));
    }

    @Test
    void two_units_of_work_at_once_write_each_in_its_own_transaction() throws Exception {
        CountDownLatch bothHaveWritten = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> kept = threads.submit(() -> transactor.run(work -> {
                answer(work, "of-hugo");
                await(bothHaveWritten);
            }));
            Future<?> broken = threads.submit(() -> transactor.run(work -> {
                answer(work, "of-ida");
                await(bothHaveWritten);
                throw new IllegalArgumentException("Ida's press fails");
            }));
            kept.get();
            assertThatThrownBy(broken::get).hasRootCauseMessage("Ida's press fails");
        }

        assertThat(answerTo("of-hugo")).isPresent();
        assertThat(answerTo("of-ida")).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        latch.countDown();
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_store_cannot_be_used_after_its_unit_of_work() {
        OutboxStore kept = transactor.call(work -> work.store(OutboxStore.class));

        assertThatThrownBy(() -> kept.addAnswer("too-late", "{}", Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside of its unit of work");
        assertThat(answerTo("too-late")).isEmpty();
    }

    @Test
    void a_unit_of_work_inside_of_another_is_a_part_of_it() {
        assertThatThrownBy(() -> transactor.run(outer -> {
                    transactor.run(inner -> answer(inner, "inner"));
                    answer(outer, "outer");
                    throw new IllegalArgumentException("the outer one fails");
                }))
                .hasMessage("the outer one fails");

        assertThat(answerTo("inner")).isEmpty();
        assertThat(answerTo("outer")).isEmpty();
    }

    @Test
    void work_that_lost_a_deadlock_is_done_again_and_once() {
        AtomicInteger tries = new AtomicInteger();

        transactor.run(work -> {
            answer(work, "second-try");
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
            }
        });

        assertThat(tries).hasValue(2);
        assertThat(answerTo("second-try")).isPresent();
    }
}
