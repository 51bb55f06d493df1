package io.rondo.playground;

import io.rondo.Features;
import io.rondo.event.CallChoice;
import io.rondo.event.EventLimits;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.Bells;
import io.rondo.runtime.Consumption;
import io.rondo.runtime.Part;
import io.rondo.runtime.Phases;
import io.rondo.runtime.RuntimeConfiguration;
import io.rondo.runtime.RuntimeSettings;
import io.rondo.runtime.SenderPlan;
import io.rondo.runtime.delivery.SenderSettings;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
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
    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** How an application takes the playground in. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(RuntimeConfiguration.class)
    static class Application {

        @Bean
        Features features(Transactor transactor, Bells bells) {
            return new Features(new Features.Ports(
                    transactor, bells.deliveries(), KEY, new OnlyPractice(), EventLimits.DEFAULT, "test"));
        }

        @Bean
        Playground playground(Transactor transactor, Features features, InstantSource clock) {
            return Playground.of(transactor, features, (_, _) -> PracticeRooms.State.OPEN, clock);
        }

        @Bean
        PlaygroundController playgroundController(Playground playground) {
            return playground.controller();
        }

        @Bean
        FilterRegistrationBean<PlaygroundGuard> playgroundGuard() {
            FilterRegistrationBean<PlaygroundGuard> guard = new FilterRegistrationBean<>(new PlaygroundGuard());
            guard.setUrlPatterns(PlaygroundGuard.PATHS);
            return guard;
        }

        @Bean
        Part rehearsals(Playground playground) {
            return Part.of(Phases.INTAKE, playground::start, playground::close);
        }

        @Bean
        SenderPlan playgroundSender(Playground playground) {
            return new SenderPlan(playground.transport(), "playground", SenderSettings.manyAtOnce(4));
        }

        @Bean
        Consumption services(Features features) {
            return new Consumption(Set.of(Queue.DATEMAKER, Queue.bot("playground")), features.subscriptions());
        }
    }

    /** One call provider, which always works. */
    private static final class OnlyPractice implements CallChoice {

        @Override
        public List<String> known() {
            return List.of("practice");
        }

        @Override
        public Optional<String> unready(String name) {
            return known().contains(name) ? Optional.empty() : Optional.of("unknown");
        }
    }
}
