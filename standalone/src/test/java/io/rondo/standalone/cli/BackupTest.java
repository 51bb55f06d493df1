package io.rondo.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.migrations.Migrator;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.database.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BackupTest {

    private static final Instant NOW = Instant.parse("2026-12-04T18:00:00Z");
    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private String printed = "";
    private Path file = Path.of("");

    @BeforeEach
    void choose() {
        file = folder.resolve("friday.zip");
        variables.put("RONDO_SECRET_KEY", MasterKey.generate());
        variables.put("RONDO_DATA", folder.resolve("data").toString());
    }

    /** Ida's old id stands before the new one, which it refers to; her seat was taken with the old one. */
    private static TestDatabase ofAnEvening() throws SQLException {
        TestDatabase database = TestDatabase.fresh(SCHEMA);
        execute(database, """
                INSERT INTO communities (name, created_at) VALUES (E'Bücher, Tee & "Tabs":\\t', now());
                INSERT INTO people (id, name, created_at) VALUES
                  ('00000000-0000-4000-8000-000000000001', E'Ida\\nof the \\\\ line', now()),
                  ('00000000-0000-4000-8000-000000000002', 'Ида', now());
                INSERT INTO members (community_id, person_id, joined_at)
                  SELECT id, '00000000-0000-4000-8000-000000000001', now() FROM communities;
                UPDATE people SET alias_of = '00000000-0000-4000-8000-000000000002',
                                  current_community = (SELECT id FROM communities)
                  WHERE id = '00000000-0000-4000-8000-000000000001';
                INSERT INTO domain_events (type, body, happened_at)
                  SELECT 'seen', '{"n": 1}', now() FROM generate_series(1, 2000);
                """);
        return database;
    }

    @Test
    void what_was_backed_up_comes_back_to_the_letter() throws SQLException, IOException {
        TestDatabase before = ofAnEvening();
        use(before);
        assertThat(rondo("backup", file.toString())).as(printed).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        TestDatabase after = TestDatabase.fresh();
        use(after);

        assertThat(rondo("restore", file.toString())).as(printed).isZero();

        assertThat(content(after)).isEqualTo(content(before));
        assertThat(structure(after)).isEqualTo(structure(before));
        String next = "INSERT INTO domain_events (type, body, happened_at) VALUES ('next', '{}', now()) RETURNING seq";
        assertThat(query(after, next)).isEqualTo(query(before, next)).isEqualTo("2001");
        assertThat(rondo("doctor")).isEqualTo(1);
        assertThat(printed).containsPattern("ok +backup +the last one is of 2026-12-04T18:00:00Z");
    }

    @Test
    void data_that_are_there_are_replaced_only_when_that_is_said() throws SQLException {
        use(ofAnEvening());
        assertThat(rondo("backup", file.toString())).as(printed).isZero();
        TestDatabase others = TestDatabase.fresh(SCHEMA);
        execute(others, "INSERT INTO people (name, created_at) VALUES ('Otto', now())");
        use(others);

        assertThat(rondo("restore", file.toString())).isEqualTo(1);
        assertThat(printed).contains("holds data already", "--replace");
        assertThat(query(others, "SELECT string_agg(name, ',') FROM people")).isEqualTo("Otto");

        assertThat(rondo("restore", "--replace", file.toString())).as(printed).isZero();
        assertThat(query(others, "SELECT count(*) FROM people WHERE name = 'Otto'"))
                .isEqualTo("0");
        assertThat(query(others, "SELECT count(*) FROM people")).isEqualTo("2");
    }

    @Test
    void a_database_that_somebody_uses_is_left_alone() throws SQLException {
        use(ofAnEvening());
        assertThat(rondo("backup", file.toString())).as(printed).isZero();
        TestDatabase used = TestDatabase.fresh(SCHEMA);
        use(used);

        try (Connection rondoThatRuns = used.dataSource().getConnection()) {
            assertThat(rondoThatRuns.isValid(5)).isTrue();
            assertThat(rondo("restore", file.toString())).isEqualTo(1);
            assertThat(printed).contains("in use", "stop Rondo first", "--force");
            assertThat(rondo("restore", "--force", file.toString())).as(printed).isZero();
        }
    }

    @Test
    void another_secret_key_is_said_before_anything_is_done() throws SQLException {
        use(ofAnEvening());
        assertThat(rondo("backup", file.toString())).as(printed).isZero();
        TestDatabase after = TestDatabase.fresh(SCHEMA);
        use(after);
        String right = variables.put("RONDO_SECRET_KEY", MasterKey.generate());

        assertThat(rondo("restore", file.toString())).isEqualTo(1);
        assertThat(printed).contains("secret key").doesNotContain(String.valueOf(right));
        assertThat(query(after, "SELECT count(*) FROM people")).isEqualTo("0");
        assertThat(rondo("restore", "--other-key", file.toString())).as(printed).isZero();
    }

    @Test
    void a_file_that_was_changed_or_cut_changes_nothing() throws SQLException, IOException {
        use(ofAnEvening());
        assertThat(rondo("backup", file.toString())).as(printed).isZero();
        TestDatabase after = TestDatabase.fresh(SCHEMA);
        use(after);
        byte[] whole = Files.readAllBytes(file);
        Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path people = zip.getPath("tables", "people.copy");
            Files.writeString(people, Files.readString(people).replace("Ида", "Ada"), StandardCharsets.UTF_8);
        }

        assertThat(rondo("restore", folder.resolve("cut.zip").toString())).isEqualTo(1);
        assertThat(printed).contains("no whole backup").doesNotContain("\tat ");
        assertThat(rondo("restore", file.toString())).isEqualTo(1);
        assertThat(printed).contains("damaged", "people");
        assertThat(query(after, "SELECT count(*) FROM people")).isEqualTo("0");
    }

    @Test
    void a_backup_of_another_schema_version_is_refused_with_what_to_do() throws SQLException {
        TestDatabase older = ofAnEvening();
        new Migrator(older.dataSource()).undo();
        use(older);
        assertThat(rondo("backup", file.toString())).as(printed).isZero();
        use(TestDatabase.fresh());

        assertThat(rondo("restore", file.toString())).isEqualTo(1);

        assertThat(printed).contains("schema version", "with the Rondo that wrote it");
    }

    @Test
    void a_backup_never_writes_over_a_file() throws SQLException, IOException {
        use(ofAnEvening());
        Files.writeString(file, "Hedda's holidays");

        assertThat(rondo("backup", file.toString())).isEqualTo(1);

        assertThat(printed).contains("is there already");
        assertThat(file).hasContent("Hedda's holidays");
    }

    @Test
    void the_schema_is_not_changed_in_the_middle_of_an_event() throws SQLException {
        TestDatabase database = TestDatabase.fresh(SCHEMA);
        execute(database, """
                INSERT INTO communities (name, created_at) VALUES ('Tea', now());
                INSERT INTO people (name, created_at) VALUES ('Hedda', now());
                """);
        execute(database, RUNNING_EVENT);
        new Migrator(database.dataSource()).undo();
        use(database);

        assertThat(rondo("migrate")).isEqualTo(1);
        assertThat(printed).contains("\"Friday mixer\" is running", "--during-events");
        assertThat(rondo("doctor")).isEqualTo(1);
        assertThat(printed).containsPattern("note +events +\"Friday mixer\" is running");
        assertThat(rondo("migrate", "--during-events")).as(printed).isZero();
    }

    private static final String RUNNING_EVENT = """
            INSERT INTO events (community_id, kind, title, starts_at, zone, capacity, min_people, group_size, sides,
                round_length, break_length, confirm_opens, confirm_closes, rules_before, grace, rating_window, calls,
                created_by, created_at, plan_seed, state, published_at, step, step_at)
            SELECT c.id, 'PAIRING', 'Friday mixer', now(), 'Europe/Berlin', 40, 4, 10, 'EVERYONE',
                'PT5M', 'PT1M', 'P1D', 'PT1H', 'PT5M', 'PT2M', 'PT15M', '{practice}', p.id, now(), 7, 3, now(), NULL, NULL
            FROM communities c, people p
            """;

    private void use(TestDatabase database) {
        variables.put("DATABASE_URL", database.jdbcUrl());
    }

    private int rondo(String... arguments) {
        StringWriter output = new StringWriter();
        CommandLine line =
                RondoCommand.line(new Surroundings(variables, folder, InstantSource.fixed(NOW), settings -> () -> {}));
        int exitCode = line.setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        printed = output.toString();
        return exitCode;
    }

    private static Map<String, String> content(TestDatabase database) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        String tables = query(database, """
                SELECT string_agg(quote_ident(relname), ' ' ORDER BY relname) FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'
                """);
        for (String table : tables.split(" ")) {
            rows.put(
                    table,
                    query(
                            database,
                            "SELECT coalesce(string_agg(t::text, '|' ORDER BY t::text), '') FROM " + table + " t"));
        }
        return rows;
    }

    private static String structure(TestDatabase database) throws SQLException {
        return query(database, """
                SELECT (SELECT string_agg(conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated, ';'
                                          ORDER BY conrelid::regclass::text, conname)
                        FROM pg_constraint WHERE connamespace = 'public'::regnamespace)
                    || (SELECT string_agg(tgrelid::regclass || tgname || tgenabled::text, ';'
                                          ORDER BY tgrelid::regclass::text, tgname)
                        FROM pg_trigger WHERE NOT tgisinternal)
                """);
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }
}
