package io.rondo.standalone.platforms;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rondo.Features;
import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.Outbox;
import io.rondo.bus.Topology;
import io.rondo.call.CallProvider;
import io.rondo.call.CallProviders;
import io.rondo.call.FixedLink;
import io.rondo.call.PracticeCalls;
import io.rondo.call.remote.CallTools;
import io.rondo.call.remote.CallWorker;
import io.rondo.call.remote.RemoteCalls;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Pace;
import io.rondo.delivery.Sending;
import io.rondo.discord.DiscordBot;
import io.rondo.discord.DiscordSettings;
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
import io.rondo.telegram.TelegramBot;
import io.rondo.telegram.TelegramSettings;
import io.rondo.telegram.api.PollingSession;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.FakeDiscord;
import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** The whole core with its bus, both bots and both fakes, on a database of its own, with a clock that tests move. */
public final class BothHouse implements AutoCloseable {

    /** A busy machine is not what is tested here: whether an answer is deferred in time is a test of its own. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final MasterKey KEY = MasterKey.parse(MasterKey.generate());
    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static final PollingSession.Settings QUICK =
            new PollingSession.Settings(Duration.ofSeconds(20), Duration.ofMillis(10), Duration.ofMillis(100));

    public final SettableClock clock;
    public final FakeBotApi telegram;
    public final FakeDiscord discord;
    public final Jdbi jdbi;
    public final Transactor transactor;
    public final Features features;
    private final TestDatabase database = TestDatabase.fresh(SCHEMA);
    private final HikariDataSource pool;
    private final Bell outboxBell = new Bell();
    private final Bell deliveryBell = new Bell();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TelegramBot telegramBot;
    private final DiscordBot discordBot;
    private final List<DeliverySender> senders;
    private final List<RemoteCalls> remote;
    private final CallTools tools;
    private final CallWorker worker;
    private final DirectCarrier carrier;
    private final Relay relay;

    /** @param now where the clock stands at first */
    public BothHouse(String now) {
        this(now, List.of(new PracticeCalls("https://rondo.example.org"), new FixedLink()));
    }

    /** @param providers of calls, best first; those on a network are asked by {@link #nextStep} */
    public BothHouse(String now, List<CallProvider> providers) {
        clock = SettableClock.at(now);
        telegram = FakeBotApi.start(clock);
        discord = FakeDiscord.start(clock).answersWithin(PATIENCE);
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
        jdbi = JdbiTransactor.jdbi(pool);
        transactor = new JdbiTransactor(jdbi, clock, outboxBell);
        CallProviders calls = new CallProviders(providers);
        features = new Features(
                new Features.Ports(transactor, new Deliveries(deliveryBell), KEY, calls, EventLimits.DEFAULT, "test"));
        remote = providers.stream()
                .flatMap(provider -> provider instanceof RemoteCalls asked ? Stream.of(asked) : Stream.empty())
                .toList();
        tools = new CallTools(transactor, features.callPages());
        worker = new CallWorker(tools, features.callErrands(), remote);
        telegramBot = new TelegramBot(
                new TelegramSettings(
                        telegram.token(), telegram.url(), false, URI.create("http://localhost:8080"), QUICK),
                features,
                transactor,
                KEY,
                database.dataSource(),
                clock);
        discordBot = new DiscordBot(discordSettings(), features, transactor, KEY, database.dataSource(), clock);
        senders = Stream.of(telegramBot.senderPlan(), discordBot.senderPlan())
                .map(plan -> sender(plan, transactor, features))
                .toList();
        Outbox outbox = new Outbox(transactor);
        BusMetrics metrics = new BusMetrics(meters);
        carrier = new DirectCarrier(
                new Topology("dev"), outbox, DirectCarrier.lock(database.dataSource()), DirectSettings.USUAL, metrics);
        relay = new Relay(
                outbox,
                carrier,
                outboxBell,
                clock,
                new Relay.Pacing(100, Duration.ofMillis(50), Duration.ofSeconds(10)),
                metrics);
        start(new HandlingProcessor(transactor, features.subscriptions()));
    }

    private DiscordSettings discordSettings() {
        return new DiscordSettings(
                discord.token(),
                URI.create(discord.apiUrl()),
                Optional.of(URI.create(discord.gatewayUrl())),
                false,
                Optional.empty(),
                Duration.ofSeconds(1),
                10);
    }

    private DeliverySender sender(SenderPlan plan, Transactor transactor, Features features) {
        return new DeliverySender(
                new Sending(
                        transactor,
                        plan.transport().platform(),
                        new MemberUnreached(features.people(), features.communities())),
                plan.transport(),
                DeliverySender.lock(database.dataSource(), plan.transport().platform(), plan.account()),
                deliveryBell,
                new SenderSettings(
                        2, Pace.UNLIMITED, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(15)),
                clock,
                new DeliveryMetrics(meters));
    }

    private void start(HandlingProcessor processor) {
        carrier.consume(Set.of(Queue.DATEMAKER, Queue.QUESTS, Queue.bot("telegram"), Queue.bot("discord")), processor);
        relay.start();
        senders.forEach(DeliverySender::start);
        telegramBot.intake().start();
        discordBot.gateway().start();
    }

    // ---- time ---------------------------------------------------------------------------------------------------

    /** Moves the clock on to what the event waits for. */
    public void nextStep() {
        Instant due = jdbi.withHandle(handle -> handle.createQuery("SELECT step_at FROM events")
                .mapTo(Instant.class)
                .one());
        pass(Duration.between(clock.instant(), due));
        askProviders();
    }

    /** What providers on a network are to do now is done, and they are tested. */
    public void askProviders() {
        CallWorker.test(remote);
        remote.forEach(provider -> provider.upkeep(tools));
        while (worker.drain() > 0) {
            settle();
        }
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
        clock.advance(left.isNegative() ? Duration.ZERO : left);
        outboxBell.ring();
        deliveryBell.ring();
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

    /** Waits until everybody on both platforms is answered, and everything due carried and sent; what is tried again later becomes later. */
    public void settle() {
        telegram.awaitAllUpdatesTaken();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> {
                    if (isSettled()) {
                        return true;
                    }
                    if (count("deliveries WHERE state = 'PENDING' AND error IS NOT NULL") > 0) {
                        clock.advance(Duration.ofMillis(250));
                        deliveryBell.ring();
                    }
                    return false;
                });
    }

    private boolean isSettled() {
        return discord.interactions().stream().allMatch(DiscordInteraction::isDone)
                && count("updates WHERE state = 'RECEIVED'") == 0
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

    public List<String> texts(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    @Override
    public void close() {
        telegramBot.intake().close();
        discordBot.gateway().close();
        senders.forEach(DeliverySender::close);
        carrier.close();
        relay.close();
        telegramBot.close();
        discordBot.close();
        telegram.close();
        discord.close();
        pool.close();
        database.close();
    }
}
