package io.rondo.member.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rondo.chat.reply.Reply;
import io.rondo.round.Mixer;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A canary word in every text field of a person: once everything about them is erased, neither it nor their name, handle or
 * platform id stands anywhere in the database, the queues, or the logs.
 */
class CanaryTest {

    /** Name, handle, account and direct chat of the one who goes. */
    private static final String CANARY = "zanzibar";

    private static final String CITY = "Quetzaltenango";

    /** A column of a row that is somebody's. */
    private record Field(String table, String owner, String column, String type) {}

    private final Town town = new Town("2026-12-04T18:00:00Z");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @BeforeEach
    void listen() {
        root.setLevel(Level.DEBUG);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(before);
        town.close();
    }

    @Test
    void after_erasure_no_column_for_text_that_the_schema_has_knows_of_the_person() {
        Mixer mixer = Mixer.of(town, "rounds:2", CANARY, "ana", "bea", "cleo");
        Persona canary = mixer.person(CANARY);
        UUID person = canary.asRequester().personId();
        live(mixer, canary, person);
        List<Field> filled = town.jdbi.inTransaction(handle -> fill(handle, person));
        assertThat(filled)
                .as("fields that the schema has for texts of a person")
                .hasSizeGreaterThan(8);

        erases(canary);

        assertThat(where(CANARY)).isEmpty();
    }

    @Test
    void after_erasure_no_table_no_queue_and_no_log_knows_what_the_person_wrote_and_was_called() {
        Mixer mixer = Mixer.of(town, "rounds:2", CANARY, "ana", "bea", "cleo");
        Persona canary = mixer.person(CANARY);
        live(mixer, canary, canary.asRequester().personId());
        assertThat(where(CANARY, CITY.toLowerCase(Locale.ROOT))).isNotEmpty();

        erases(canary);

        assertThat(where(CANARY, CITY.toLowerCase(Locale.ROOT))).isEmpty();
        town.advance(Duration.ofHours(1));
        assertThat(where(CANARY, CITY.toLowerCase(Locale.ROOT)))
                .as("after what followed")
                .isEmpty();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(CANARY) || line.contains(CITY));
    }

    @Test
    void what_others_were_sent_stays_where_it_does_not_speak_of_the_person() {
        Mixer mixer = Mixer.of(town, "rounds:2", CANARY, "ana", "bea", "cleo");
        live(mixer, mixer.person(CANARY), mixer.person(CANARY).asRequester().personId());
        long about = town.count("deliveries WHERE reply::text ILIKE '%" + CANARY + "%'");
        long all = town.count("deliveries WHERE chat <> 'direct:" + CANARY + "'");

        erases(mixer.person(CANARY));

        assertThat(about).isPositive();
        assertThat(town.count("deliveries WHERE state = 'SENT' AND reply::text NOT LIKE '%othing%'"))
                .isPositive()
                .isLessThan(all);
        assertThat(town.count("deliveries WHERE state = 'SENT' AND reply::text LIKE '%Mixer%'"))
                .isPositive();
    }

    private static void erases(Persona person) {
        Reply asked = person.presses(person.says("/privacy"), "Delete me");
        assertThat(Shown.text(person.presses(asked, "Yes, delete it all"))).startsWith("It's gone.");
    }

    /** Two rounds with ratings, a report, a block, words through the relay; most of what was sent is sent, some waits. */
    private void live(Mixer mixer, Persona canary, UUID person) {
        town.transactor.call(work -> {
            town.features
                    .profiles()
                    .given(work, person, Optional.empty(), List.of(), Optional.empty(), Optional.of(CITY));
            town.features.profiles().interests(work, person, List.of(CANARY + " walks"));
            return person;
        });
        mixer.confirmed().everyoneHere().started();
        Reply round = mixer.screen(CANARY);
        mixer.pass(Duration.ofMinutes(6));
        canary.presses(canary.lastWith("Yes"), "Yes");
        Reply reasons = canary.presses(canary.lastWith("Report or block"), "Report or block");
        Reply form = canary.presses(reasons, "Rude");
        canary.submits(form, Map.of("text", "He knows my " + CANARY));
        town.settle();
        assertThat(Shown.text(round)).contains("Round 1");
        canary.says("/settings");
        canary.says("/event details");
        town.jdbi.useHandle(handle ->
                handle.execute("UPDATE deliveries SET state = 'SENT', settled_at = created_at WHERE seq % 5 <> 0"));
    }

    /** Writes the canary into every column for text of the person's rows that the schema lets it stand in. */
    private static List<Field> fill(Handle handle, UUID person) {
        List<Field> filled = new ArrayList<>();
        for (Field field : fields(handle)) {
            handle.execute("SAVEPOINT one_field");
            try {
                int rows = handle.createUpdate("UPDATE " + field.table() + " SET " + field.column() + " = "
                                + value(field)
                                + " WHERE " + field.owner() + " IN (SELECT id FROM accounts WHERE person_id = :person"
                                + " UNION SELECT CAST(:person AS uuid)) AND " + field.column() + " IS NOT NULL")
                        .bind("person", person)
                        .execute();
                if (rows > 0) {
                    filled.add(field);
                }
            } catch (UnableToExecuteStatementException constrained) {
                // A column whose values are the program's own, such as a state.
                handle.execute("ROLLBACK TO SAVEPOINT one_field");
            }
        }
        return filled;
    }

    private static String value(Field field) {
        return switch (field.type()) {
            case "jsonb" -> "jsonb_build_object('said', '" + CANARY + "')";
            case "ARRAY" -> "ARRAY['" + CANARY + "']";
            default -> "'" + CANARY + "'";
        };
    }

    /**
     * All columns for people's words in tables that refer to people or accounts: the schema knows of new ones by itself. Texts of
     * reports stay for their 90 days, encrypted; one is written as people do it.
     */
    private static List<Field> fields(Handle handle) {
        return handle.createQuery("""
                        SELECT c.table_name, k.column_name AS owner, c.column_name, c.data_type
                        FROM information_schema.columns c
                        JOIN (SELECT con.conrelid::regclass::text AS table_name, att.attname AS column_name
                              FROM pg_constraint con
                              JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = ANY(con.conkey)
                              WHERE con.contype = 'f' AND con.confrelid IN ('people'::regclass, 'accounts'::regclass)
                              UNION SELECT 'people', 'id' UNION SELECT 'deliveries', 'account_id') k
                            ON k.table_name = c.table_name
                        WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'ARRAY')
                          AND c.column_name NOT IN ('platform', 'locale', 'language', 'zone', 'type', 'state', 'kind')
                          AND c.table_name NOT IN ('deliveries', 'reports')
                        ORDER BY 1, 2, 3
                        """)
                .map((row, context) ->
                        new Field(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** Every row of the database that has one of the words in it, as a dump would show it. */
    private List<String> where(String... words) {
        return town.jdbi.withHandle(handle -> {
            List<String> found = new ArrayList<>();
            for (String table : handle.createQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                    .mapTo(String.class)
                    .list()) {
                for (String word : words) {
                    handle.createQuery("SELECT t::text FROM " + table + " t WHERE strpos(lower(t::text), :word) > 0")
                            .bind("word", word)
                            .mapTo(String.class)
                            .forEach(row -> found.add(table + ": " + row));
                }
            }
            return found;
        });
    }
}
