package io.rondo.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store does what its annotations say, whether we run its statements or Jdbi does. */
final class StoresTest {

    private static final Instant SIX = Instant.parse("2026-12-04T18:00:00Z");
    private static final UUID HUGO = UUID.randomUUID();
    private static final UUID IDA = UUID.randomUUID();

    private static TestDatabase database;
    private static Transactor transactor;

    public enum Mood {
        GLAD,
        TIRED
    }

    public record Guest(
            UUID id,
            String name,
            Optional<String> nickname,
            Instant cameAt,
            Optional<Instant> leftAt,
            Duration stays,
            int seats,
            boolean speaks,
            Mood mood,
            List<String> tags) {}

    @RegisterConstructorMapper(Guest.class)
    public interface GuestStore {

        @SqlUpdate("""
                INSERT INTO guests (id, name, nickname, came_at, left_at, stays, seats, speaks, mood, tags)
                VALUES (:id, :name, :nickname, :cameAt, :leftAt, :stays, :seats, :speaks, :mood, :tags)
                """)
        void add(
                UUID id,
                String name,
                Optional<String> nickname,
                Instant cameAt,
                Optional<Instant> leftAt,
                Duration stays,
                int seats,
                boolean speaks,
                Mood mood,
                List<String> tags);

        @SqlUpdate("UPDATE guests SET nickname = :nickname WHERE id = :id AND nickname IS DISTINCT FROM :nickname")
        int nickname(UUID id, Optional<String> nickname);

        @SqlQuery("SELECT * FROM guests WHERE id = :id")
        Optional<Guest> find(UUID id);

        @SqlQuery("SELECT * FROM guests WHERE id = ANY(:ids) ORDER BY name")
        List<Guest> all(Collection<UUID> ids);

        @SqlQuery("SELECT name FROM guests ORDER BY name")
        List<String> names();

        @SqlQuery("SELECT left_at FROM guests WHERE id = :id")
        Optional<Instant> leftAt(UUID id);

        @SqlQuery("SELECT count(*) FROM guests WHERE seats <= :most")
        int withAtMost(int most);

        @SqlBatch("INSERT INTO guests (id, name, nickname, came_at, left_at, stays, seats, speaks, mood, tags) "
                + "VALUES (:id, :name, :nickname, :cameAt, :leftAt, :stays, :seats, :speaks, :mood, ARRAY[:where])")
        void addAll(@BindMethods List<Guest> guests, @Bind("where") List<String> where);

        @SqlQuery("SELECT name FROM guests WHERE id = :nobody")
        Optional<String> misspelt(UUID id);
    }

    @BeforeAll
    static void open() {
        Consumer<DataSource> schema = source -> execute(source, """
                CREATE TABLE guests (id uuid PRIMARY KEY, name text NOT NULL, nickname text, came_at timestamptz NOT NULL,
                    left_at timestamptz, stays interval NOT NULL, seats integer NOT NULL, speaks boolean NOT NULL,
                    mood text NOT NULL, tags text[] NOT NULL)
                """);
        database = TestDatabase.fresh(schema);
        transactor = new JdbiTransactor(
                JdbiTransactor.jdbi(database.dataSource()), SettableClock.at("2026-12-04T18:00:00Z"), new Bell());
    }

    @BeforeEach
    void two_guests_are_there() {
        execute(database.dataSource(), "DELETE FROM guests");
        transactor.run(work -> {
            GuestStore store = work.store(GuestStore.class);
            add(store, IDA, "Ida", Optional.of("Idchen"), Optional.of(SIX.plusSeconds(3600)));
            add(store, HUGO, "Hugo", Optional.empty(), Optional.empty());
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void add(
            GuestStore store, UUID id, String name, Optional<String> nickname, Optional<Instant> leftAt) {
        store.add(id, name, nickname, SIX, leftAt, Duration.ofMinutes(90), 2, true, Mood.GLAD, List.of("chess", "tea"));
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Guest hugo() {
        return new Guest(
                HUGO,
                "Hugo",
                Optional.empty(),
                SIX,
                Optional.empty(),
                Duration.ofMinutes(90),
                2,
                true,
                Mood.GLAD,
                List.of("chess", "tea"));
    }

    @Test
    void a_row_comes_back_as_it_was_written() {
        Optional<Guest> found =
                transactor.call(work -> work.store(GuestStore.class).find(HUGO));

        assertThat(found).contains(hugo());
    }

    @Test
    void rows_come_in_their_order() {
        List<Guest> found = transactor.call(work -> work.store(GuestStore.class).all(List.of(IDA, HUGO)));

        assertThat(found).extracting(Guest::name).containsExactly("Hugo", "Ida");
        assertThat(found).extracting(Guest::nickname).containsExactly(Optional.empty(), Optional.of("Idchen"));
    }

    @Test
    void single_values_come_without_a_record() {
        transactor.run(work -> {
            GuestStore store = work.store(GuestStore.class);
            assertThat(store.names()).containsExactly("Hugo", "Ida");
            assertThat(store.leftAt(IDA)).contains(SIX.plusSeconds(3600));
            assertThat(store.withAtMost(2)).isEqualTo(2);
        });
    }

    @Test
    void what_is_not_there_and_what_is_null_are_both_empty() {
        transactor.run(work -> {
            GuestStore store = work.store(GuestStore.class);
            assertThat(store.find(UUID.randomUUID())).isEmpty();
            assertThat(store.leftAt(HUGO)).isEmpty();
        });
    }

    @Test
    void an_update_says_how_many_rows_it_changed() {
        transactor.run(work -> {
            GuestStore store = work.store(GuestStore.class);
            assertThat(store.nickname(IDA, Optional.empty())).isEqualTo(1);
            assertThat(store.nickname(IDA, Optional.empty())).isZero();
            assertThat(store.nickname(IDA, Optional.of("Idchen"))).isEqualTo(1);
        });
    }

    @Test
    void a_column_that_is_put_in_between_does_not_shift_the_others() {
        transactor.run(work -> work.store(GuestStore.class).find(HUGO));
        execute(database.dataSource(), """
                ALTER TABLE guests DROP COLUMN came_at, ADD COLUMN came_at timestamptz NOT NULL DEFAULT '2026-12-04T18:00:00Z'
                """);

        Optional<Guest> found =
                transactor.call(work -> work.store(GuestStore.class).find(HUGO));

        assertThat(found).contains(hugo());
    }

    @Test
    void a_batch_is_left_to_jdbi() {
        Guest kim = new Guest(
                UUID.randomUUID(),
                "Kim",
                Optional.empty(),
                SIX,
                Optional.empty(),
                Duration.ZERO,
                1,
                false,
                Mood.TIRED,
                List.of());

        transactor.run(work -> work.store(GuestStore.class).addAll(List.of(kim), List.of("hall")));

        List<String> names =
                transactor.call(work -> work.store(GuestStore.class).names());
        assertThat(names).containsExactly("Hugo", "Ida", "Kim");
    }

    @Test
    void a_refusal_keeps_its_state_and_does_not_quote_what_was_written() {
        assertThatThrownBy(() -> transactor.run(work ->
                        add(work.store(GuestStore.class), HUGO, "a secret", Optional.empty(), Optional.empty())))
                .isInstanceOf(JdbiException.class)
                .hasMessageNotContaining("a secret")
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("23505"));
    }

    @Test
    void a_name_that_no_parameter_has_is_found_out() {
        assertThatThrownBy(() ->
                        transactor.run(work -> work.store(GuestStore.class).misspelt(HUGO)))
                .hasMessageContaining("nobody");
    }

    @Test
    void a_store_works_in_its_unit_of_work_alone() {
        GuestStore kept = transactor.call(work -> work.store(GuestStore.class));

        assertThatThrownBy(kept::names).hasMessageContaining("outside of its unit of work");
    }
}
