package io.rondo.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.MessageProcessor;
import io.rondo.migrations.Migrator;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();

    private final TestDatabase database = TestDatabase.fresh(SCHEMA);
    private final Jdbi jdbi = JdbiTransactor.jdbi(database.dataSource());
    private final SettableClock clock = SettableClock.at("2026-06-30T12:30:00Z");
    private final Transactor transactor = new JdbiTransactor(jdbi, clock, new Bell());
    private final Sweep sweep = new Sweep(RetentionLimits.USUAL);

    @AfterEach
    void leave() {
        database.close();
    }

    @Test
    void what_was_kept_long_enough_is_removed_and_the_rest_stays() {
        execute("""
                INSERT INTO handled_requests VALUES ('old', '{}', '2026-06-28T12:29:59Z'), ('new', '{}', '2026-06-28T12:30:01Z')
                """);
        execute("""
                INSERT INTO updates (bot, update_id, payload, received_at)
                VALUES ('rondo', 1, '', '2026-06-28T12:29:59Z'), ('rondo', 2, '', '2026-06-28T12:30:01Z')
                """);
        execute("""
                INSERT INTO inbox VALUES (uuidv7(), 'old', '2026-06-28T12:29:59Z'), (uuidv7(), 'new', '2026-06-28T12:30:01Z')
                """);
        delivery("old", "'2026-05-31T12:29:59Z'");
        delivery("new", "'2026-05-31T12:30:01Z'");
        delivery("unsettled", "NULL");
        execute("""
                INSERT INTO button_payloads VALUES ('old', '{}', '2026-01-01T12:29:59Z'), ('new', '{}', '2026-01-01T12:30:01Z')
                """);
        execute("""
                INSERT INTO form_sessions (platform, chat, account, form, asked_at)
                VALUES ('telegram', '1', 'old', '{}', '2026-06-28T12:29:59Z'),
                       ('telegram', '1', 'new', '{}', '2026-06-28T12:30:01Z')
                """);

        execute(
                "INSERT INTO people (id, name, created_at) VALUES ('00000000-0000-7000-8000-000000000001', 'Ana', now())");
        for (String account : List.of("1", "2")) {
            execute("INSERT INTO accounts (id, person_id, platform, external_id, name, created_at, seen_at) VALUES "
                    + "('00000000-0000-7000-8000-00000000001" + account + "', "
                    + "'00000000-0000-7000-8000-000000000001', 'telegram', '" + account + "', 'Ana', now(), now())");
        }
        for (String at : List.of("2026-06-28T12:29:59Z", "2026-06-28T12:30:01Z")) {
            execute("INSERT INTO one_time_codes (digest, purpose, account_id, made_at, expires_at) VALUES ('" + at
                    + "', 'LINK', '00000000-0000-7000-8000-000000000011', now(), '" + at + "')");
            execute("INSERT INTO wrong_codes VALUES ('00000000-0000-7000-8000-000000000011', '" + at + "')");
            execute("INSERT INTO link_proposals (maker, giver, proposed_at, expires_at) VALUES "
                    + "('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000012', '" + at
                    + "', now())");
        }

        handleSweep();

        for (String table : List.of("one_time_codes", "wrong_codes", "link_proposals")) {
            assertThat(texts("SELECT count(*)::text FROM " + table)).as(table).containsExactly("1");
        }
        assertThat(texts("SELECT request_id FROM handled_requests WHERE request_id IN ('old', 'new')"))
                .containsExactly("new");
        assertThat(texts("SELECT update_id::text FROM updates")).containsExactly("2");
        assertThat(texts("SELECT consumer FROM inbox WHERE consumer IN ('old', 'new')"))
                .containsExactly("new");
        assertThat(texts("SELECT kind FROM deliveries ORDER BY seq")).containsExactly("new", "unsettled");
        assertThat(texts("SELECT key FROM button_payloads")).containsExactly("new");
        assertThat(texts("SELECT account FROM form_sessions")).containsExactly("new");
    }

    @Test
    void a_report_goes_on_its_own_date() {
        execute("""
                INSERT INTO people (id, name, created_at) VALUES
                    ('00000000-0000-7000-8000-000000000001', 'Ana', now()),
                    ('00000000-0000-7000-8000-000000000002', 'Boris', now())
                """);
        execute("INSERT INTO communities (id, name, language, zone, created_at) VALUES "
                + "('00000000-0000-7000-8000-000000000009', 'Lisbon', 'en', 'Europe/Lisbon', now())");
        for (String eraseAt : List.of("2026-06-30T12:30:00Z", "2026-06-30T12:30:01Z")) {
            execute(
                    "INSERT INTO reports (community_id, reporter, reported, reason, text, reported_at, erase_at) VALUES "
                            + "('00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000001', "
                            + "'00000000-0000-7000-8000-000000000002', 'RUDE', '', '2026-04-01T12:30:00Z', '" + eraseAt
                            + "')");
        }

        handleSweep();

        assertThat(texts("SELECT to_char(erase_at AT TIME ZONE 'UTC', 'SS') FROM reports"))
                .containsExactly("01");
    }

    @Test
    void it_sends_its_next_one_once_however_often_it_is_begun() {
        transactor.run(sweep::begin);
        transactor.run(sweep::begin);
        handleSweep();

        assertThat(texts("SELECT to_char(due_at AT TIME ZONE 'UTC', 'HH24:MI:SS') FROM outbox"))
                .containsExactly("13:00:00");
    }

    @Test
    void two_processes_that_begin_at_once_make_one_chain() throws InterruptedException {
        List<Thread> processes = List.of(
                Thread.startVirtualThread(() -> transactor.run(sweep::begin)),
                Thread.startVirtualThread(() -> transactor.run(sweep::begin)),
                Thread.startVirtualThread(() -> transactor.run(sweep::begin)));
        for (Thread process : processes) {
            process.join();
        }

        assertThat(texts("SELECT type FROM outbox")).containsExactly("sweep");
    }

    private void handleSweep() {
        Message message = Message.to(Queue.DATEMAKER, Sweep.TYPE, Message.Headers.NONE, Map.of());
        assertThat(new HandlingProcessor(transactor, sweep.subscriptions()).process(message))
                .isInstanceOf(MessageProcessor.Outcome.Handled.class);
    }

    private void delivery(String kind, String settledAt) {
        execute("INSERT INTO deliveries (platform, chat, kind, reply, created_at, not_before, settled_at) VALUES "
                + "('telegram', '1', '" + kind + "', '{}', '2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z', " + settledAt
                + ")");
    }

    private void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    private List<String> texts(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
