package io.rondo.town;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rondo.Features;
import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.MessageProcessor;
import io.rondo.bus.Outbox;
import io.rondo.call.CallProvider;
import io.rondo.call.FixedLink;
import io.rondo.call.PracticeCalls;
import io.rondo.chat.Incoming;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.dispatch.AnswerWriter;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.dispatch.Dispatcher;
import io.rondo.chat.reply.Reply;
import io.rondo.migrations.Migrator;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.BreakingDataSource;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The whole core on a database of its own, with a clock to be set, and people in one community. Messages and timers are handled
 * one after another by {@link #settle} and {@link #advance}, so that a test decides when things happen.
 */
public final class Town implements AutoCloseable {

    /**
     * A button that somebody pressed.
     *
     * @param command what the button carried
     * @param answers to each press of it, as one press after the other
     */
    public record Pressed(String who, String command, List<Reply> answers) {}

    private static final MasterKey KEY = MasterKey.parse(MasterKey.generate());
    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();

    public final SettableClock clock;
    public final Features features;
    public final Transactor transactor;
    public final Jdbi jdbi;
    private final TestDatabase database = TestDatabase.fresh(SCHEMA);

    /** Makes the town's statements fail when a test says so. */
    public final BreakingDataSource breaking = new BreakingDataSource(database.dataSource());

    private final HikariDataSource pool;
    private final MessageProcessor processor;
    private final Outbox outbox;
    private final AtomicInteger requests = new AtomicInteger();
    private final int timesEach;
    private final List<Pressed> pressed = new CopyOnWriteArrayList<>();
    private volatile boolean hasty;

    public Town(String now) {
        this(now, 8, 1);
    }

    /** @param timesEach how often each message is delivered to its handler */
    public Town(String now, int connections, int timesEach) {
        this(now, connections, timesEach, List.of(new PracticeCalls("http://localhost:8080"), new FixedLink()));
    }

    /** @param calls the call providers, best first */
    public Town(String now, int connections, int timesEach, List<CallProvider> calls) {
        this.clock = SettableClock.at(now);
        this.timesEach = timesEach;
        HikariConfig config = new HikariConfig();
        config.setDataSource(breaking.dataSource());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(10_000);
        pool = new HikariDataSource(config);
        jdbi = JdbiTransactor.jdbi(pool);
        transactor = new JdbiTransactor(jdbi, clock, new Bell());
        features = TestFeatures.on(transactor, KEY, calls);
        processor = new HandlingProcessor(transactor, features.subscriptions());
        outbox = new Outbox(transactor);
    }

    public Persona person(String name) {
        return person(name, Role.PLAYER);
    }

    public Persona person(String name, Role role) {
        return person(name, role, "en", "Europe/Berlin");
    }

    public Persona person(String name, Role role, String locale, String zone) {
        return arriving(new Persona(this, name, role, locale, zone, Platform.PLAYGROUND));
    }

    /** Somebody who speaks in that platform's group, which is a community of its own until it is joined to another. */
    public Persona person(String name, Role role, Platform platform) {
        return arriving(new Persona(this, name, role, "en", "Europe/Berlin", platform));
    }

    private static Persona arriving(Persona persona) {
        persona.saysInGroup("/about");
        return persona;
    }

    String nextRequestId() {
        return "request-" + requests.incrementAndGet();
    }

    public ButtonCodec codec() {
        return features.codec();
    }

    /** From now on every button is pressed twice at the same moment, and every request arrives twice. */
    public void everyoneIsHasty() {
        hasty = true;
    }

    /** What was pressed so far and answered, oldest first. */
    public List<Pressed> pressed() {
        return List.copyOf(pressed);
    }

    Answered dispatch(Incoming incoming) {
        Dispatcher dispatcher = features.dispatcher();
        List<Answered> answers =
                hasty ? Haste.answers(dispatcher, incoming) : List.of(dispatcher.dispatch(incoming, AnswerWriter.NONE));
        if (incoming.input() instanceof Incoming.Input.Press press) {
            pressed.add(new Pressed(
                    incoming.sender().externalId(),
                    codec().decode(press.data()).command(),
                    answers.stream().map(Answered::reply).toList()));
        }
        return answers.getFirst();
    }

    /** Handles everything that is due, and what follows from it at once. */
    public void settle() {
        for (int round = 0; round < 10_000; round++) {
            List<Outbox.Claimed> due =
                    outbox.claim(100, Duration.ofMinutes(1), List.of()).claimed();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(this::handle);
        }
        throw new AssertionError("the outbox does not run dry");
    }

    private void handle(Outbox.Claimed claimed) {
        Message message = claimed.message();
        for (int i = 0; i < timesEach; i++) {
            MessageProcessor.Outcome outcome = processor.process(message);
            switch (outcome) {
                case MessageProcessor.Outcome.Handled handled -> {}
                case MessageProcessor.Outcome.Repeated repeated -> {}
                case MessageProcessor.Outcome.Failed failed ->
                    throw new AssertionError(message.type() + " failed", failed.cause());
                case MessageProcessor.Outcome.Dead dead ->
                    throw new AssertionError(message.type() + " is dead: " + dead.reason());
                case MessageProcessor.Outcome.Unavailable away -> throw new AssertionError(away.cause());
            }
        }
        outbox.carried(List.of(claimed));
    }

    /** Moves the clock on, stopping at every timer on the way. */
    public void advance(Duration by) {
        Instant target = clock.instant().plus(by);
        settle();
        for (Optional<Instant> next = nextDue(target); next.isPresent(); next = nextDue(target)) {
            if (next.get().isAfter(clock.instant())) {
                clock.set(next.get());
            }
            settle();
        }
        clock.set(target);
        settle();
    }

    private Optional<Instant> nextDue(Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT min(due_at) FROM outbox WHERE due_at <= :until")
                .bind("until", until)
                .mapTo(Instant.class)
                .findOne());
    }

    /** What was sent to a chat: an edited message stands where it was, as it is now. */
    List<Reply> seen(String chat) {
        Map<String, Reply> bySlot = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT slot, reply FROM (
                            SELECT coalesce(slot, id::text) AS slot, reply, state, seq,
                                   min(seq) OVER (PARTITION BY coalesce(slot, id::text)) AS first
                            FROM deliveries WHERE chat = :chat AND not_before <= :now) all_deliveries
                        WHERE state IN ('PENDING', 'SENT') ORDER BY first, seq
                        """)
                .bind("chat", chat)
                .bind("now", clock.instant())
                .map((row, context) -> Map.entry(row.getString("slot"), row.getString("reply")))
                .forEach(entry -> bySlot.put(entry.getKey(), Json.read(entry.getValue(), Reply.class))));
        return new ArrayList<>(bySlot.values());
    }

    /** What stands in the community's group: the live cards. */
    public List<Reply> group() {
        return group(Platform.PLAYGROUND);
    }

    /** What stands in the group of that platform. */
    public List<Reply> group(Platform platform) {
        return seen(groupOf(platform));
    }

    static String groupOf(Platform platform) {
        return switch (platform) {
            case PLAYGROUND -> "group";
            case DISCORD -> "Guild";
            case TELEGRAM -> "Telegram group";
        };
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
        pool.close();
        database.close();
    }
}
