package io.rondo.playground;

import io.rondo.Features;
import io.rondo.call.CallProviders;
import io.rondo.call.PracticeCalls;
import io.rondo.delivery.Deliveries;
import io.rondo.event.EventLimits;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.Consumption;
import io.rondo.runtime.RuntimeConfiguration;
import io.rondo.runtime.RuntimeSettings;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole core with all its capabilities and the playground, in one process on a database of its own; can be restarted. */
final class House extends PlaygroundClient implements AutoCloseable {

    private static final Consumer<DataSource> SCHEMA = database -> new Migrator(database).migrate();
    private static final MasterKey KEY = MasterKey.parse(MasterKey.generate());

    final TestDatabase database = TestDatabase.fresh(SCHEMA);
    private ConfigurableApplicationContext context = start();

    private ConfigurableApplicationContext start() {
        RuntimeSettings settings = RuntimeSettings.of(
                RuntimeSettings.Database.at(database.jdbcUrl(), database.user(), database.password()), "dev");
        return new SpringApplicationBuilder(Application.class)
                .registerShutdownHook(false)
                .initializers(fresh -> fresh.getBeanFactory().registerSingleton("settings", settings))
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
    }

    /** Stops everything and starts it anew on the same database. */
    void restart() {
        context.close();
        context = start();
    }

    @Override
    protected int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** A core whose events are served here, and the playground. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({RuntimeConfiguration.class, PlaygroundConfiguration.class})
    static class Application {

        @Bean
        Features features(Transactor transactor, Deliveries deliveries) {
            return new Features(new Features.Ports(
                    transactor,
                    deliveries,
                    KEY,
                    new CallProviders(List.of(new PracticeCalls("http://localhost:8080"))),
                    EventLimits.DEFAULT,
                    "test"));
        }

        @Bean
        Consumption datemaker(Features features) {
            return new Consumption(Set.of(Queue.DATEMAKER), features.subscriptions());
        }
    }
}
