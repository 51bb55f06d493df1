package io.rondo.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class MigratorTest {

    private final DataSource database = TestDatabase.fresh().dataSource();
    private final Migrator migrator = new Migrator(database, "sample/migration", "sample/undo");

    @Test
    void an_empty_database_gets_every_version_once() {
        assertThat(migrator.migrate()).extracting(SchemaVersion::version).containsExactly("1", "2");
        assertThat(migrator.migrate()).isEmpty();
        assertThat(migrator.state()).isEqualTo(new SchemaState.Current("2"));
    }

    @Test
    void several_processes_may_migrate_at_once() throws Exception {
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            Callable<List<SchemaVersion>> migrate = migrator::migrate;
            List<Future<List<SchemaVersion>>> results =
                    processes.invokeAll(Stream.generate(() -> migrate).limit(4).toList());

            assertThat(results).extracting(result -> result.get().size()).containsExactlyInAnyOrder(2, 0, 0, 0);
        }
    }

    @Test
    void info_lists_what_is_applied_and_what_waits() {
        migrator.migrateTo(MigrationVersion.fromVersion("1"));

        assertThat(migrator.info()).extracting(SchemaVersion::version).containsExactly("1", "2");
        assertThat(migrator.info().getFirst().installedAt()).isPresent();
        assertThat(migrator.info().getLast().installedAt()).isEmpty();
        assertThat(migrator.info().getLast().description()).isEqualTo("greetings");
    }

    @Test
    void undo_leads_back_by_one_version_and_migrating_again_to_the_same_schema() throws SQLException {
        migrator.migrateTo(MigrationVersion.fromVersion("1"));
        List<String> first = SchemaDump.of(database);
        migrator.migrate();
        List<String> second = SchemaDump.of(database);

        assertThat(migrator.undo().orElseThrow().version()).isEqualTo("2");
        assertThat(SchemaDump.of(database)).isEqualTo(first).isNotEqualTo(second);
        assertThat(migrator.undo().orElseThrow().version()).isEqualTo("1");
        assertThat(migrator.undo()).isEmpty();
        assertThat(migrator.migrate()).hasSize(2);
        assertThat(SchemaDump.of(database)).isEqualTo(second);
    }

    @Test
    void a_faulty_undo_script_changes_nothing() throws SQLException {
        Migrator faulty = new Migrator(database, "faulty/migration", "faulty/undo");
        faulty.migrateTo(MigrationVersion.fromVersion("1"));
        List<String> before = SchemaDump.of(database);

        assertThatThrownBy(faulty::undo)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining("chairs");

        assertThat(SchemaDump.of(database)).isEqualTo(before);
        assertThat(faulty.state()).isEqualTo(new SchemaState.Behind("1", "2"));
    }

    @Test
    void a_version_without_an_undo_script_stays() {
        Migrator faulty = new Migrator(database, "faulty/migration", "faulty/undo");
        faulty.migrate();

        assertThatThrownBy(faulty::undo)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("faulty/undo/U2__seats.sql");
        assertThat(faulty.state()).isEqualTo(new SchemaState.Current("2"));
    }

    @Test
    void a_service_refuses_a_database_that_lacks_versions() {
        assertThatThrownBy(migrator::requireCurrent)
                .isInstanceOf(SchemaNotCurrentException.class)
                .hasMessage("The database is at schema version 0, and this Rondo needs version 2: run ./rondo migrate");

        migrator.migrate();
        migrator.requireCurrent();
    }

    @Test
    void a_service_refuses_a_database_of_a_newer_rondo() throws SQLException {
        migrator.migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history
                    SELECT 3, '3', 'farewells', type, 'V3__farewells.sql', checksum, installed_by, installed_on, 1, true
                      FROM flyway_schema_history WHERE version = '2'""");
        }

        assertThatThrownBy(migrator::requireCurrent)
                .isInstanceOf(SchemaNotCurrentException.class)
                .hasMessageStartingWith("The database is at schema version 3, and this Rondo knows versions up to 2");
        assertThatThrownBy(migrator::undo)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("U3__farewells.sql");
    }
}
