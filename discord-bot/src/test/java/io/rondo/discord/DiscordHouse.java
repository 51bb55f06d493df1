package io.rondo.discord;

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
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.Contents;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.FakeDiscord;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The whole core with its bus, the Discord bot and a fake Discord, on a database of its own. Real time, or a clock to be set. The
 * bot can be stopped and started anew, as a process that ends and comes back.
 */
public final class DiscordHouse implements AutoCloseable {

    /** A busy machine is not what is tested here: whether an answer is deferred in time is a test of its own. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration TICK = Duration.ofMillis(50);
    private static final MasterKey KEY = MasterKey.parse(MasterKey.generate());
    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();

    public final InstantSource clock;
    public final FakeDiscord discord;
    public final Jdbi jdbi;
    public final Transactor transactor;
    public final Features features;
    private final TestDatabase database = TestDatabase.fresh(SCHEMA);
    private final HikariDataSource pool;
    private final Duration deferAfter;
    private final Bell outboxBell = new Bell();
    private final Bell deliveryBell = new Bell();
    private final Outbox outbox;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Running running;
    private volatile boolean ticking;

    /** What a process runs. */
    private record Running(DiscordBot bot, DeliverySender sender, DirectCarrier carrier, Relay relay) {

        void start(HandlingProcessor processor) {
            carrier.consume(Set.of(Queue.DATEMAKER, Queue.QUESTS, Queue.bot("discord")), processor);
            relay.start();
            sender.start();
            bot.rooms().start();
            bot.roles().start();
            bot.gateway().start();
        }

        void stop() {
            bot.gateway().close();
            bot.rooms().close();
            bot.roles().close();
            sender.close();
            carrier.close();
            relay.close();
            bot.close();
        }
    }

    private DiscordHouse(InstantSource clock, Duration deferAfter) {
        this.clock = clock;
        this.deferAfter = deferAfter;
        this.discord = FakeDiscord.start(clock).answersWithin(PATIENCE);
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
        running = start();
    }

    /** In real time. */
    public static DiscordHouse now() {
        return new DiscordHouse(InstantSource.system(), Duration.ofSeconds(1));
    }

    /** In real time, telling people to wait as soon as an answer takes longer than that. */
    public static DiscordHouse deferringAfter(Duration time) {
        return new DiscordHouse(InstantSource.system(), time);
    }

    /** With a clock that stands still until {@link #advance}. */
    public static DiscordHouse at(String instant) {
        return new DiscordHouse(SettableClock.at(instant), Duration.ofSeconds(1));
    }

    /** Another bot with the same token, as another process would have it. */
    public DiscordBot newBot() {
        return new DiscordBot(settings(), features, transactor, KEY, database.dataSource(), clock);
    }

    public DiscordSettings settings() {
        return new DiscordSettings(
                discord.token(),
                URI.create(discord.apiUrl()),
                Optional.of(URI.create(discord.gatewayUrl())),
                true,
                Optional.empty(),
                deferAfter,
                10);
    }

    private Running start() {
        DiscordBot bot = newBot();
        SenderPlan plan = bot.senderPlan();
        DeliverySender sender = new DeliverySender(
                new Sending(
                        transactor,
                        plan.transport().platform(),
                        new MemberUnreached(features.people(), features.communities())),
                plan.transport(),
                DeliverySender.lock(database.dataSource(), plan.transport().platform(), plan.account()),
                deliveryBell,
                new SenderSettings(
                        plan.settings().parallelChats(),
                        Pace.UNLIMITED,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(15)),
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
        discord.gateway().awaitConnected(1);
    }

    public DiscordBot bot() {
        return running.bot();
    }

    /** The clock goes as real time does, until what comes back is closed; it can be moved on besides. */
    public Ticking ticking() {
        ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
        AtomicLong last = new AtomicLong(System.nanoTime());
        ScheduledFuture<?> _ = ticks.scheduleAtFixedRate(
                () -> {
                    long now = System.nanoTime();
                    advance(Duration.ofNanos(now - last.getAndSet(now)));
                },
                TICK.toMillis(),
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
        ticking = true;
        return () -> {
            ticks.close();
            ticking = false;
        };
    }

    /** A clock that goes. */
    public interface Ticking extends AutoCloseable {
        @Override
        void close();
    }

    /** Moves the clock on and lets whatever has become due happen. */
    public void advance(Duration by) {
        ((SettableClock) clock).advance(by);
        outboxBell.ring();
        deliveryBell.ring();
    }

    /** Moves the clock on, stopping at everything that becomes due on the way. */
    public void pass(Duration by) {
        Instant target = clock.instant().plus(by);
        for (Optional<Instant> next = nextDue(target); next.isPresent(); next = nextDue(target)) {
            advanceTo(next.get());
        }
        advanceTo(target);
    }

    private void advanceTo(Instant instant) {
        Duration left = Duration.between(clock.instant(), instant);
        advance(left.isNegative() ? Duration.ZERO : left);
        settle();
    }

    private Optional<Instant> nextDue(Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT min(at) FROM (
                            SELECT due_at AS at FROM outbox
                            UNION ALL SELECT not_before FROM deliveries WHERE state = 'PENDING') AS waiting
                        WHERE at > :now AND at <= :until
                        """)
                .bind("now", clock.instant())
                .bind("until", until)
                .mapTo(Instant.class)
                .findOne());
    }

    /** Waits until everybody is answered, and every due message carried and sent; what is tried again later becomes later. */
    public void settle() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> {
                    if (isSettled()) {
                        return true;
                    }
                    if (!ticking && count("deliveries WHERE state = 'PENDING' AND error IS NOT NULL") > 0) {
                        advance(Duration.ofMillis(250));
                    }
                    return false;
                });
    }

    /** Whether everybody is answered, and everything due carried and sent. */
    public boolean isSettled() {
        return discord.interactions().stream().allMatch(DiscordInteraction::isDone)
                && countDue("outbox WHERE due_at <= :now") == 0
                && countDue("deliveries WHERE state IN ('PENDING', 'SENDING') AND not_before <= :now") == 0;
    }

    private long countDue(String fromWhere) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + fromWhere)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one());
    }

    /** Somebody who may change the server. */
    public DiscordUser adminOf(DiscordGuild guild, String name) {
        return discord.user(name).joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
    }

    /** A database that answers nobody who needs the table, until what comes back is closed. */
    public Handle lock(String table) {
        Handle handle = Jdbi.create(database.dataSource()).open();
        handle.begin();
        handle.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        return handle;
    }

    public long count(String fromWhere) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Long.class)
                .one());
    }

    /** All that stands in the database but what every request leaves there, whatever it asks for. */
    public Map<String, String> contents() {
        return Contents.of(
                database.dataSource(),
                Set.of("handled_requests", "discord_interactions", "accounts", "button_payloads"));
    }

    public List<String> texts(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    @Override
    public void close() {
        running.stop();
        discord.close();
        pool.close();
        database.close();
    }
}
