package io.rondo.migrations;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Brings a database's schema to the version that this program needs, back by one, or says where it stands.
 *
 * <p>Everything that changes the schema holds one advisory lock of the database meanwhile, so that several processes may
 * call at once: the second waits and finds nothing left to do. Thread-safe. Needs up to three connections at a time.
 */
public final class Migrator {

    private static final String MIGRATIONS = "db/migration";
    private static final String UNDO_SCRIPTS = "db/undo";

    private final DataSource database;
    private final String migrations;
    private final Undo undo;

    /** For the schema of this program, in the given database. */
    public Migrator(DataSource database) {
        this(database, MIGRATIONS, UNDO_SCRIPTS);
    }

    /** For scripts in other folders of the class path. */
    Migrator(DataSource database, String migrations, String undoScripts) {
        this.database = database;
        this.migrations = migrations;
        this.undo = new Undo(database, undoScripts);
    }

    /**
     * Applies what is missing, oldest first, each version in a transaction of its own.
     *
     * @return the versions applied now; empty when there was nothing to do
     * @throws MigrationException when a script fails or one that is applied was edited since
     */
    public List<SchemaVersion> migrate() {
        return migrateTo(MigrationVersion.LATEST);
    }

    List<SchemaVersion> migrateTo(MigrationVersion target) {
        try (SchemaLock lock = SchemaLock.take(database)) {
            Flyway flyway = flyway(target);
            List<MigrationInfo> pending = List.of(flyway.info().pending());
            flyway.migrate();
            return pending.stream().map(Migrator::version).toList();
        } catch (FlywayException e) {
            throw new MigrationException("The schema was not migrated: " + e.getMessage(), e);
        }
    }

    /** Every version known here or applied there, oldest first. */
    public List<SchemaVersion> info() {
        return Arrays.stream(overview().all())
                .filter(MigrationInfo::isVersioned)
                .map(Migrator::version)
                .toList();
    }

    /**
     * Takes back the newest applied version: its undo script and the removal of its row in the history are one transaction.
     * Data that only the newer version can hold are lost.
     *
     * @return the version taken back; empty when none is applied
     * @throws MigrationException when the version has no undo script here, or the script fails; nothing is changed then
     */
    public Optional<SchemaVersion> undo() {
        try (SchemaLock lock = SchemaLock.take(database)) {
            Optional<MigrationInfo> newest = newestApplied();
            newest.ifPresent(undo::run);
            return newest.map(Migrator::version);
        }
    }

    /** Where the database stands; changes nothing. */
    public SchemaState state() {
        String applied = newestApplied().map(Migrator::number).orElse("0");
        String known = Arrays.stream(overview().all())
                .filter(info -> info.isVersioned() && info.getState().isResolved())
                .max(Comparator.comparing(MigrationInfo::getVersion))
                .map(Migrator::number)
                .orElse("0");
        int order = MigrationVersion.fromVersion(applied).compareTo(MigrationVersion.fromVersion(known));
        if (order < 0) {
            return new SchemaState.Behind(applied, known);
        }
        return order > 0 ? new SchemaState.Ahead(applied, known) : new SchemaState.Current(applied);
    }

    /**
     * For a service before it touches the database.
     *
     * @throws SchemaNotCurrentException when the schema is not at the version that this program was written for
     */
    public void requireCurrent() {
        switch (state()) {
            case SchemaState.Current current -> {}
            case SchemaState.Behind(String version, String needed) ->
                throw new SchemaNotCurrentException("The database is at schema version " + version
                        + ", and this Rondo needs version " + needed + ": run ./rondo migrate");
            case SchemaState.Ahead(String version, String known) ->
                throw new SchemaNotCurrentException("The database is at schema version " + version
                        + ", and this Rondo knows versions up to " + known + ": run a newer Rondo,"
                        + " or take the database back with the newer one's ./rondo migrate undo");
        }
    }

    private Optional<MigrationInfo> newestApplied() {
        return Arrays.stream(overview().applied())
                .filter(info -> info.isVersioned() && !info.getState().isFailed())
                .max(Comparator.comparing(MigrationInfo::getVersion));
    }

    private MigrationInfoService overview() {
        try {
            return flyway(MigrationVersion.LATEST).info();
        } catch (FlywayException e) {
            throw new MigrationException("The schema's version cannot be read: " + firstLine(e), e);
        }
    }

    private Flyway flyway(MigrationVersion target) {
        return Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:" + migrations)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .placeholderReplacement(false)
                .target(target)
                .load();
    }

    private static String firstLine(FlywayException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static String number(MigrationInfo info) {
        return info.getVersion().getVersion();
    }

    private static SchemaVersion version(MigrationInfo info) {
        return new SchemaVersion(
                number(info),
                info.getDescription(),
                Optional.ofNullable(info.getInstalledOn()).map(Date::toInstant));
    }
}
