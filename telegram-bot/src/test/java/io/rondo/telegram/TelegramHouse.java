package io.rondo.telegram;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rondo.Features;
import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.Outbox;
import io.rondo.bus.Topology;
import io.rondo.call.CallProviders;
import io.rondo.call.FixedLink;
import io.rondo.call.PracticeCalls;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Pace;
import io.rondo.delivery.Sending;
import io.rondo.event.EventLimits;
import io.rondo.member.MemberUnreached;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.SenderPlan;
import io.rondo.runtime.bus.BusMetrics;
import io.rondo.runtime.bus.DirectCarrier;
import io.rondo.runtime.bus.DirectSettings;
import io.rondo.runtime.bus.Relay;
import io.rondo.runtime.delivery.DeliveryMetrics;
import io.rondo.runtime.delivery.DeliverySender;
import io.rondo.runtime.delivery.SenderSettings;
import io.rondo.secret.MasterKey;
import io.rondo.telegram.api.BotApiUrl;
import io.rondo.telegram.api.PollingSession;
import io.rondo.telegram.update.UpdateRows;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.Contents;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeUser;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/**
 * The whole core with its bus, the Telegram bot and a fake Telegram, on a database of its own. Real time, or a clock to be
 * set. The bot can be stopped and started anew, as a process that ends and comes back.
 */
public final class TelegramHouse implements AutoCloseable {

    private static final MasterKey KEY = MasterKey.parse(MasterKey.generate());
    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static final PollingSession.Settings QUICK =
            new PollingSession.Settings(Duration.ofSeconds(20), Duration.ofMillis(10), Duration.ofMillis(100));

    public final InstantSource clock;
    public final FakeBotApi api;
    public final Jdbi jdbi;
    public final Transactor transactor;
    public final Features features;
    private final TestDatabase database = TestDatabase.fresh(SCHEMA);
    private final HikariDataSource pool;
    private final Bell outboxBell = new Bell();
    private final Bell deliveryBell = new Bell();
    private final Outbox outbox;
    private final Pace pace;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Running running;

    /** What a process runs. */
    private record Running(TelegramBot bot, DeliverySender sender, DirectCarrier carrier, Relay relay) {

        void start(HandlingProcessor processor) {
            carrier.consume(Set.of(Queue.DATEMAKER, Queue.QUESTS, Queue.bot("telegram")), processor);
            relay.start();
            sender.start();
            bot.intake().start();
        }

        void stop() {
            bot.intake().close();
            sender.close();
            carrier.close();
            relay.close();
            bot.close();
        }
    }

    private TelegramHouse(InstantSource clock, boolean paced) {
        this.clock = clock;
        this.api = FakeBotApi.start(clock);
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
        jdbi = JdbiTransactor.jdbi(pool);
        transactor = new JdbiTransactor(jdbi, clock, outboxBell);
        CallProviders calls =
                new CallProviders(List.of(new PracticeCalls("https://rondo.example.org"), new FixedLink()));
        features = new Features(
                new Features.Ports(transactor, new Deliveries(deliveryBell), KEY, calls, EventLimits.DEFAULT, "test"));
        outbox = new Outbox(transactor);
        pace = paced ? newBot().senderPlan().settings().pace() : Pace.UNLIMITED;
        running = start();
    }

    /** In real time, as fast as it goes. */
    public static TelegramHouse now() {
        return new TelegramHouse(InstantSource.system(), false);
    }

    /** In real time, no faster than Telegram allows. */
    public static TelegramHouse atTelegramsPace() {
        return new TelegramHouse(InstantSource.system(), true);
    }

    /** With a clock that stands still until {@link #advance}. */
    public static TelegramHouse at(String instant) {
        return new TelegramHouse(SettableClock.at(instant), false);
    }

    /** Another bot with the same token, as another process would have it; its sender is not started. */
    public TelegramBot newBot() {
        return new TelegramBot(
                new TelegramSettings(api.token(), api.url(), false, URI.create("http://localhost:8080"), QUICK),
                features,
                transactor,
                KEY,
                database.dataSource(),
                clock);
    }

    private Running start() {
        TelegramBot bot = newBot();
        SenderPlan plan = bot.senderPlan();
        DeliverySender sender = new DeliverySender(
                new Sending(
                        transactor,
                        plan.transport().platform(),
                        new MemberUnreached(features.people(), features.communities())),
                plan.transport(),
                DeliverySender.lock(database.dataSource(), plan.transport().platform(), plan.account()),
                deliveryBell,
                new SenderSettings(1, pace, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(15)),
                clock,
                new DeliveryMetrics(meters));
        BusMetrics metrics = new BusMetrics(meters);
        DirectCarrier carrier = new DirectCarrier(
                new Topology("dev"), outbox, DirectCarrier.lock(database.dataSource()), DirectSettings.USUAL, metrics);
        Relay relay = new Relay(
                outbox,
                carrier,
                outboxBell,
                clock,
                new Relay.Pacing(100, Duration.ofMillis(50), Duration.ofSeconds(10)),
                metrics);
        Running started = new Running(bot, sender, carrier, relay);
        started.start(new HandlingProcessor(transactor, features.subscriptions()));
        return started;
    }

    /** The process ends in good order. */
    public void stop() {
        running.stop();
    }

    /** A new process comes up. */
    public void startAnew() {
        running = start();
    }

    /** Updates are fetched and stored as by a process that ends before it handles them. */
    public void storeWhatWaits() {
        UpdateRows rows =
                new UpdateRows(transactor, KEY.box("updates"), api.token().split(":")[0]);
        try (PollingSession session = new PollingSession(api.token(), BotApiUrl.parse(api.url()), QUICK, clock, rows)) {
            session.start();
            api.awaitAllUpdatesTaken();
        }
    }

    public TelegramBot bot() {
        return running.bot();
    }

    /** Moves the clock on and lets whatever has become due happen. */
    public void advance(Duration by) {
        ((SettableClock) clock).advance(by);
        outboxBell.ring();
        deliveryBell.ring();
    }

    /** A group with the bot in it, administered by these people, who have all talked to the bot. */
    public FakeChat groupOf(String title, FakeUser... administrators) {
        FakeChat group = api.group(title).withBot();
        for (FakeUser administrator : administrators) {
            group.administeredBy(administrator);
        }
        return group;
    }

    /** Waits until every update is handled, every due message is carried and everything due is sent. */
    public void settle() {
        api.awaitAllUpdatesTaken();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isSettled);
    }

    /** Whether every update taken is handled, every due message carried and everything due sent. */
    public boolean isSettled() {
        return count("updates WHERE state = 'RECEIVED'") == 0
                && countDue("outbox WHERE due_at <= :now") == 0
                && countDue("deliveries WHERE state IN ('PENDING', 'SENDING') AND not_before <= :now") == 0;
    }

    private long countDue(String fromWhere) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + fromWhere)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one());
    }

    public long count(String fromWhere) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Long.class)
                .one());
    }

    /** All that stands in the database but what every request leaves there, whatever it asks for, and the answers to it. */
    public Map<String, String> contents() {
        return Contents.of(
                database.dataSource(),
                Set.of("handled_requests", "updates", "accounts", "deliveries", "button_payloads"));
    }

    public List<String> texts(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    @Override
    public void close() {
        running.stop();
        api.close();
        pool.close();
        database.close();
    }
}
