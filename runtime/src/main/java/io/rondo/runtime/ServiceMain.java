package io.rondo.runtime;

import io.rondo.migrations.MigrationException;
import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaNotCurrentException;
import io.rondo.runtime.amqp.TopologyMismatchException;
import io.rondo.runtime.settings.DatabaseAddress;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.EnvironmentException;
import io.rondo.runtime.settings.SecretKeyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The main method of a service that is a process of its own, on a database that it shares with the other processes.
 *
 * <p>Messages between processes go over the broker at {@code AMQP_URL}. Without one the direct carrier carries only inside one
 * process, and only one process on a database may use it: a second one says in its log that another holds the lock of the
 * direct carrier, and waits until that one ends; what the first does not consume stays in the outbox. So without a broker run
 * everything as one, by {@code ./rondo up}.
 */
public final class ServiceMain {

    private ServiceMain() {}

    /**
     * Runs until the JVM is told to end; ends it with exit code 1 and a line for the operator when it cannot begin.
     *
     * @param program a class of the program, whose package says its version
     * @param services adds to the process what it is to run, as the environment says
     */
    public static void run(Class<?> program, BiConsumer<Environment, ServiceProcess> services) {
        Path home = Path.of(Optional.ofNullable(System.getenv("RONDO_HOME")).orElse(""));
        try {
            ConfigurableApplicationContext context = start(System.getenv(), home, program, services);
            context.registerShutdownHook();
        } catch (EnvironmentException | SchemaNotCurrentException | MigrationException | TopologyMismatchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * As {@link #run}, for tests: the caller closes the context.
     *
     * @throws EnvironmentException when a setting is missing or wrong
     * @throws SchemaNotCurrentException when the database has another schema than this program needs
     * @throws MigrationException when the database cannot be reached
     * @throws TopologyMismatchException when the broker's queues differ from ours
     */
    public static ConfigurableApplicationContext start(
            Map<String, String> variables,
            Path home,
            Class<?> program,
            BiConsumer<Environment, ServiceProcess> services) {
        Environment environment = Environment.read(variables, home);
        DatabaseAddress database = environment
                .database()
                .orElseThrow(() -> new EnvironmentException(List.of(
                        "DATABASE_URL is missing: a service of its own needs the database that all services share")));
        new Migrator(connections(database)).requireCurrent();
        ServiceProcess process = new ServiceProcess(environment, database, SecretKeyFile.keyOf(environment), program);
        services.accept(environment, process);
        return process.start();
    }

    private static PGSimpleDataSource connections(DatabaseAddress database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password().value());
        return source;
    }
}
