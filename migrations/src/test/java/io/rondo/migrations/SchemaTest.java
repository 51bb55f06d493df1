package io.rondo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** Holds the scripts of Rondo's own schema to what the runner promises of them. */
class SchemaTest {

    private final DataSource database = TestDatabase.fresh().dataSource();
    private final Migrator migrator = new Migrator(database);

    @Test
    void every_version_can_be_undone_and_migrated_again_to_the_same_schema() throws SQLException {
        Deque<List<String>> schemas = new ArrayDeque<>();
        List<SchemaVersion> versions = migrator.info();
        for (SchemaVersion version : versions) {
            migrator.migrateTo(MigrationVersion.fromVersion(version.version()));
            schemas.push(SchemaDump.of(database));
        }
        List<String> newest = schemas.pop();

        while (!schemas.isEmpty()) {
            migrator.undo();
            assertThat(SchemaDump.of(database)).isEqualTo(schemas.pop());
        }
        assertThat(migrator.undo()).isPresent();
        assertThat(SchemaDump.of(database))
                .as("nothing but the history is left")
                .noneMatch(SchemaTest::isRondos);

        migrator.migrate();
        assertThat(SchemaDump.of(database)).isEqualTo(newest).anyMatch(SchemaTest::isRondos);
        migrator.requireCurrent();
    }

    private static boolean isRondos(String line) {
        return !line.contains("flyway_schema_history") && !line.startsWith("extension") && !line.startsWith("schema");
    }
}
