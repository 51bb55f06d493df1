package io.rondo.runtime;

import io.rondo.bus.Topology;
import io.rondo.event.EventLimits;
import io.rondo.runtime.amqp.AmqpConfiguration;
import io.rondo.runtime.amqp.Broker;
import io.rondo.runtime.amqp.TopologyMismatchException;
import io.rondo.runtime.settings.DatabaseAddress;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.Secret;
import io.rondo.secret.MasterKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * A process of Rondo: one service, or several, on one database. Put together by {@code with} and started once. Not
 * thread-safe.
 */
public final class ServiceProcess {

    private static final String UNKNOWN_VERSION = "dev";

    private final Environment environment;
    private final Class<?> program;
    private final List<Class<?>> services = new ArrayList<>();
    private final List<Object> decisions = new ArrayList<>();

    /** What every process has. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({RuntimeConfiguration.class, CoreConfiguration.class})
    static class Ground {}

    /**
     * @param key signs and hides; the same in all processes of an installation
     * @param program a class of the program, whose package says its version
     */
    public ServiceProcess(Environment environment, DatabaseAddress database, Secret key, Class<?> program) {
        this.environment = environment;
        this.program = program;
        services.add(Ground.class);
        decisions.add(RuntimeSettings.of(
                RuntimeSettings.Database.at(
                        database.jdbcUrl(), database.user(), database.password().value()),
                nameOf(environment)));
        decisions.add(new CoreSettings(
                MasterKey.parse(key.value()), EventLimits.DEFAULT, version(program), environment.publicUrl()));
    }

    /** Adds a service by its configuration class. */
    public ServiceProcess with(Class<?> service) {
        services.add(service);
        return this;
    }

    /** Adds a bean that the services ask for. */
    public ServiceProcess deciding(Object decision) {
        decisions.add(decision);
        return this;
    }

    /**
     * Returns when everything is ready. Whoever calls closes the context.
     *
     * @throws TopologyMismatchException when the broker's queues differ from ours
     * @throws RuntimeException what kept a part from starting; nothing is left running then
     */
    public ConfigurableApplicationContext start() {
        environment.broker().ifPresent(this::carryOver);
        return new SpringApplicationBuilder(services.toArray(Class<?>[]::new))
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("server.port", environment.port(), "server.address", environment.bind()))
                .initializers(empty -> decisions.forEach(decision -> empty.getBeanFactory()
                        .registerSingleton(decision.getClass().getName(), decision)))
                .run();
    }

    private void carryOver(Secret broker) {
        Broker.requireFitting(broker, new Topology(nameOf(environment)));
        with(AmqpConfiguration.class);
        deciding(new AmqpConfiguration.BrokerAddress(broker, "rondo " + program.getSimpleName()));
    }

    private static String nameOf(Environment environment) {
        return environment.mode().name().toLowerCase(Locale.ROOT);
    }

    private static String version(Class<?> program) {
        return Optional.ofNullable(program.getPackage().getImplementationVersion())
                .orElse(UNKNOWN_VERSION);
    }
}
