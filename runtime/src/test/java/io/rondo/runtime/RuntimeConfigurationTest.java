package io.rondo.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.rondo.bus.Subscription;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.delivery.Pace;
import io.rondo.delivery.Transport;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.delivery.SenderSettings;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class RuntimeConfigurationTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static final List<String> SENT = new CopyOnWriteArrayList<>();
    private static final List<String> ENDED = new CopyOnWriteArrayList<>();
    private static final SettableClock CLOCK = SettableClock.at("2026-03-27T18:00:00Z");

    private final List<ConfigurableApplicationContext> running = new CopyOnWriteArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void build() {
        database = TestDatabase.fresh(SCHEMA);
        SENT.clear();
        ENDED.clear();
        CLOCK.set(Instant.parse("2026-03-27T18:00:00Z"));
    }

    @AfterEach
    void leave() {
        running.forEach(ConfigurableApplicationContext::close);
        database.close();
    }

    /** An application as small as they come: a handler that answers by a delivery, and a platform to send to. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(RuntimeConfiguration.class)
    static class Application {

        @Bean
        InstantSource settableClock() {
            return CLOCK;
        }

        @Bean
        Consumption datemaker(Deliveries deliveries, InstantSource clock) {
            return new Consumption(
                    Set.of(Queue.DATEMAKER),
                    List.of(Subscription.onDatemaker(
                            "welcome",
                            (work, message) -> deliveries.add(
                                    work,
                                    Delivery.to(
                                            Platform.TELEGRAM,
                                            "1001",
                                            "welcome",
                                            Reply.Card.of(
                                                    message.body().path("name").asString(), RichText.EMPTY))))));
        }

        @Bean
        SenderPlan telegram() {
            return new SenderPlan(new Telegram(), "rondo_bot", SenderSettings.oneAtATime(Pace.UNLIMITED));
        }

        @Bean
        Part poller() {
            return Part.of(Phases.INTAKE, () -> {}, () -> ENDED.add("poller"));
        }

        @Bean
        Part witnessOfCarriers() {
            return Part.of(Phases.CARRIERS - 1, () -> {}, () -> ENDED.add("carriers"));
        }

        @Bean
        Part witnessOfRelay(HikariDataSource pool) {
            return Part.of(Phases.RELAY - 1, () -> {}, () -> ENDED.add(pool.isClosed() ? "pool" : "relay"));
        }
    }

    static final class Telegram implements Transport {
        @Override
        public Platform platform() {
            return Platform.TELEGRAM;
        }

        @Override
        public Outcome send(UUID deliveryId, Target target, Reply reply) {
            SENT.add(target.chat() + ": " + ((Reply.Card) reply).title());
            return new Outcome.Sent("" + SENT.size());
        }
    }

    private ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .initializers(fresh -> fresh.getBeanFactory()
                        .registerSingleton(
                                "settings",
                                RuntimeSettings.of(
                                        RuntimeSettings.Database.at(
                                                database.jdbcUrl(), database.user(), database.password()),
                                        "dev")))
                .run("--server.port=0", "--spring.main.banner-mode=off");
        running.add(context);
        return context;
    }

    private static void send(ConfigurableApplicationContext context, String name, Instant due) {
        context.getBean(Transactor.class)
                .run(work -> work.sendAt(
                        Message.to(Queue.DATEMAKER, "welcome", Message.Headers.NONE, Map.of("name", name)), due));
    }

    private static String get(ConfigurableApplicationContext context, String path) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    void a_message_sent_is_handled_and_what_it_says_is_delivered() {
        ConfigurableApplicationContext context = start();

        send(context, "Ana", CLOCK.instant());

        await().untilAsserted(() -> assertThat(SENT).containsExactly("1001: Ana"));
    }

    @Test
    void a_timer_survives_a_restart_and_goes_off_at_once_when_it_is_overdue() {
        ConfigurableApplicationContext first = start();
        send(first, "Boris", CLOCK.instant().plusSeconds(60));
        first.close();
        CLOCK.advance(Duration.ofSeconds(90));

        start();

        await().untilAsserted(() -> assertThat(SENT).containsExactly("1001: Boris"));
    }

    @Test
    void it_stops_taking_in_first_then_carrying_then_relaying_and_the_pool_last() {
        ConfigurableApplicationContext context = start();
        HikariDataSource pool = context.getBean(HikariDataSource.class);

        context.close();

        assertThat(ENDED).containsExactly("poller", "carriers", "relay");
        assertThat(pool.isClosed()).isTrue();
    }

    @Test
    void health_and_metrics_are_shown() throws Exception {
        ConfigurableApplicationContext context = start();
        send(context, "Chloe", CLOCK.instant());
        await().until(() -> SENT.size() == 1);

        assertThat(get(context, "/actuator/health"))
                .contains("\"database\":{\"status\":\"UP\"}", "\"outbox\":{", "\"loops\":{", "\"telegram\":true");
        await().untilAsserted(() -> assertThat(get(context, "/actuator/prometheus"))
                .contains(
                        "rondo_messages_consumed_total{queue=\"datemaker\"}",
                        "rondo_messages_waiting{queue=\"datemaker\"}",
                        "rondo_messages_lag_seconds_count",
                        "rondo_outbox_backlog",
                        "rondo_outbox_oldest_due_seconds",
                        "rondo_deliveries_total{outcome=\"sent\",platform=\"telegram\"}",
                        "rondo_deliveries_lag_seconds_count",
                        "process_cpu_usage",
                        "jvm_memory_used_bytes"));
    }

    @Test
    void a_message_that_waits_too_long_is_unhealthy() throws Exception {
        ConfigurableApplicationContext context = start();
        send(context, "Ana", CLOCK.instant().plusSeconds(1));
        Jdbi.create(database.dataSource())
                .useHandle(handle -> handle.execute(
                        "UPDATE outbox SET claimed_until = due_at + interval '1 year' WHERE type = 'welcome'"));

        CLOCK.advance(Duration.ofMinutes(2));

        assertThat(get(context, "/actuator/health")).contains("\"status\":\"DOWN\"", "\"oldestDueSeconds\":119");
    }

    @Test
    void a_database_without_the_schema_is_refused_with_what_to_do() {
        TestDatabase migrated = database;
        database = TestDatabase.fresh();
        try {
            assertThatThrownBy(this::start).rootCause().hasMessageContaining("run ./rondo migrate");
        } finally {
            migrated.close();
        }
    }

    @Test
    void the_sweep_goes_on_by_itself_as_one_chain_however_often_processes_start() {
        start().close();
        start();
        Jdbi look = Jdbi.create(database.dataSource());
        assertThat(sweeps(look)).containsExactly(Instant.parse("2026-03-27T19:00:00Z"));

        CLOCK.set(Instant.parse("2026-03-27T19:00:01Z"));

        await().untilAsserted(() -> assertThat(sweeps(look)).containsExactly(Instant.parse("2026-03-27T20:00:00Z")));
    }

    private static List<Instant> sweeps(Jdbi look) {
        return look.withHandle(handle -> handle.createQuery("SELECT due_at FROM outbox WHERE type = 'sweep'")
                .mapTo(Instant.class)
                .list());
    }

    @Test
    void settings_do_not_show_the_password() {
        assertThat(RuntimeSettings.of(RuntimeSettings.Database.at("jdbc:x", "rondo", "s3cret"), "dev")
                        .toString())
                .doesNotContain("s3cret");
    }
}
