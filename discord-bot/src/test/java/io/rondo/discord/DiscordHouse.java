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
import io.rondo.event.EventLimits;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.bus.BusMetrics;
import io.rondo.runtime.bus.DirectCarrier;
import io.rondo.runtime.bus.DirectSettings;
import io.rondo.runtime.bus.Relay;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.FakeDiscord;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The whole core with its bus, the Discord bot and a fake Discord, on a database of its own. Real time, or a clock to be set. The
 * bot can be stopped and started anew, as a process that ends and comes back.
 */
public final class DiscordHouse implements AutoCloseable {

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

    /** What a process runs. */
    private record Running(DiscordBot bot, DirectCarrier carrier, Relay relay) {

        void start(HandlingProcessor processor) {
            carrier.consume(Set.of(Queue.DATEMAKER, Queue.bot("discord")), processor);
            relay.start();
            bot.gateway().start();
        }

        void stop() {
            bot.gateway().close();
            carrier.close();
            relay.close();
            bot.close();
        }
    }

    private DiscordHouse(InstantSource clock, Duration deferAfter) {
        this.clock = clock;
        this.deferAfter = deferAfter;
        this.discord = FakeDiscord.start(clock);
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
                deferAfter);
    }

    private Running start() {
        DiscordBot bot = newBot();
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
        Running started = new Running(bot, carrier, relay);
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

    public DiscordBot bot() {
        return running.bot();
    }

    /** Moves the clock on and lets whatever has become due happen. */
    public void advance(Duration by) {
        ((SettableClock) clock).advance(by);
        outboxBell.ring();
        deliveryBell.ring();
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
