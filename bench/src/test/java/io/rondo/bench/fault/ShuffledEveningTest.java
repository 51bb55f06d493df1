package io.rondo.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rondo.adapters.CallAdapters;
import io.rondo.datemaker.DatemakerConfiguration;
import io.rondo.discord.DiscordConfiguration;
import io.rondo.discord.DiscordSettings;
import io.rondo.migrations.Migrator;
import io.rondo.questmaster.QuestmasterConfiguration;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.settings.Environment;
import io.rondo.secret.MasterKey;
import io.rondo.telegram.TelegramConfiguration;
import io.rondo.telegram.TelegramSettings;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.broker.BrokerServer;
import io.rondo.testkit.broker.TestBroker;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.discord.FakeDiscord;
import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.tx.JdbiTransactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An evening on both platforms where every message of every queue comes at least twice, late, and before or after those of others. */
class ShuffledEveningTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static final FaultScale SMALL = new FaultScale(8, 4, 1, Duration.ZERO, Duration.ofSeconds(60));
    private static final long SEED = Long.getLong("rondo.seed", 42L);

    @TempDir
    private Path folder;

    private final FakeDiscord discord = FakeDiscord.start().answersWithin(Duration.ofSeconds(20));
    private final FakeBotApi telegram = FakeBotApi.start();
    private final TestDatabase database = TestDatabase.fresh(SCHEMA);
    private final Map<String, String> variables = new TreeMap<>();
    private final Shuffle shuffle = new Shuffle(SEED);

    @AfterEach
    void close() {
        discord.close();
        telegram.close();
        database.close();
    }

    @Test
    void nothing_happens_twice_where_the_process_itself_carries() {
        anEvening();
    }

    @Test
    void nothing_happens_twice_where_rabbitmq_carries() {
        assumeTrue(BrokerServer.isPossible(), TestBroker.HOW_TO_GET_ONE);
        try (BrokerServer broker = BrokerServer.start().orElseThrow()) {
            variables.put("AMQP_URL", broker.url());
            anEvening();
        }
    }

    private void anEvening() {
        System.out.println("ShuffledEveningTest: seed " + SEED);
        try (ConfigurableApplicationContext rondo = start()) {
            Clockwork clockwork =
                    new Clockwork(JdbiTransactor.jdbi(database.dataSource()), new Waiting(SMALL.patience()));
            FaultEvening evening = new FaultEvening(discord, telegram, clockwork, SMALL, SEED);
            evening.prepare();
            evening.run(phase -> {});
            settle(clockwork);
            shuffle.repeatAll();
            settle(clockwork);

            Audit.Outcome audit = new Audit(evening, SMALL, clockwork, discord, telegram).look(0);
            assertThat(audit.findings()).isEmpty();
            assertThat(shuffle.handled()).as("messages").isGreaterThan(50);
            assertThat(shuffle.repeated()).isGreaterThanOrEqualTo(3 * shuffle.handled());
            assertThat(shuffle.effectsOfRepeats()).isEmpty();
            assertThat(rondo.isActive()).isTrue();
        }
    }

    private static void settle(Clockwork clockwork) {
        clockwork.await("everything that is due being done", """
                SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE due_at <= now())
                   AND NOT EXISTS (SELECT 1 FROM deliveries WHERE state IN ('PENDING', 'SENDING') AND not_before <= now())""");
    }

    private ConfigurableApplicationContext start() {
        variables.putAll(Map.of(
                "DATABASE_URL", database.jdbcUrl(),
                "RONDO_SECRET_KEY", MasterKey.generate(),
                "RONDO_DATA", folder.toString(),
                "RONDO_PORT", "" + FreePort.find(),
                "JITSI_URL", "https://meet.example.org",
                "DISCORD_TOKEN", discord.token(),
                "DISCORD_API_URL", discord.apiUrl(),
                "DISCORD_GATEWAY_URL", discord.gatewayUrl(),
                "TELEGRAM_TOKEN", telegram.token(),
                "TELEGRAM_API_URL", telegram.url()));
        return ServiceMain.start(
                variables,
                folder,
                ShuffledEveningTest.class,
                (environment, process) -> process.with(DatemakerConfiguration.class)
                        .with(QuestmasterConfiguration.class)
                        .with(DiscordConfiguration.class)
                        .with(TelegramConfiguration.class)
                        .deciding(discord(environment))
                        .deciding(TelegramSettings.from(environment).orElseThrow())
                        .deciding(CallAdapters.bestFirst(true, environment.calls(), Optional.empty()))
                        .deciding(shuffle));
    }

    private static DiscordSettings discord(Environment environment) {
        return DiscordSettings.from(environment).orElseThrow();
    }
}
