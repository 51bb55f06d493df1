package io.rondo.standalone.cli;

import io.rondo.runtime.settings.DatabaseAddress;
import io.rondo.runtime.settings.Environment;
import io.rondo.standalone.ApplicationStarter;
import io.rondo.standalone.postgres.EmbeddedPostgresServer;
import io.rondo.standalone.postgres.RunningDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the commands find around them, so that tests can put something else there.
 *
 * @param variables the process's environment
 * @param home the folder of the program, to which relative folders are relative
 * @param clock the time of day
 * @param application what {@code up} starts
 */
record Surroundings(Map<String, String> variables, Path home, InstantSource clock, ApplicationStarter application) {

    Environment environment() {
        return Environment.read(variables, home);
    }

    /** The configured database, or the embedded one, started unless it runs; closing it stops it if this process started it. */
    static RunningDatabase openDatabase(Environment environment) {
        return environment
                .database()
                .map(Surroundings::configured)
                .orElseGet(() -> EmbeddedPostgresServer.startOrAdopt(environment.data()));
    }

    private static RunningDatabase configured(DatabaseAddress address) {
        return RunningDatabase.of(
                address.jdbcUrl(), address.user(), address.password().value());
    }
}
