package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Telegram Bot API on a free local port, with people, groups and faults that tests direct.
 *
 * <p>It speaks the wire protocol, so the bot under test uses its real client library with {@link #url()} and
 * {@link #token()}. Safe to use from several threads. Conditions given to {@code await…} run under the fake's lock:
 * they may look at it, but must not call the bot over HTTP.
 */
public final class FakeBotApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long BOT_ID = 7_000_000_001L;
    private static final String TOKEN = BOT_ID + ":fake-token_for-tests";

    private final World world;
    private final Faults faults = new Faults();
    private final RateLimits limits = new RateLimits();
    private final Dispatcher dispatcher;
    private final BotApiServer server;
    private final WebhookPusher pusher;

    private FakeBotApi(InstantSource clock) {
        world = new World(clock, BOT_ID, "rondo_test_bot");
        Optional<DescriptionCheck> description = DescriptionCheck.find();
        dispatcher = new Dispatcher(world, limits, description);
        server = new BotApiServer(world, TOKEN, dispatcher, faults, description);
        pusher = new WebhookPusher(world);
    }

    /** Starts on a free port with the system's clock. */
    public static FakeBotApi start() {
        return start(InstantSource.system());
    }

    /** Starts on a free port; the clock dates messages, ends the life of presses and counts for rate limits. */
    public static FakeBotApi start(InstantSource clock) {
        return new FakeBotApi(clock);
    }

    /** The base URL without a path, such as {@code http://127.0.0.1:40000}. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The port on the loopback address. */
    public int port() {
        return server.port();
    }

    /** The only token that is accepted; any other is answered with 401. */
    public String token() {
        return TOKEN;
    }

    /** The bot's own user id. */
    public long botId() {
        return BOT_ID;
    }

    /** The bot's username without the @. */
    public String botUsername() {
        return world.botUsername;
    }

    /** The person with this name; made on first use with an English app, and the name as first name and username. */
    public FakeUser user(String name) {
        return world.user(name);
    }

    /** A new basic group; the bot is not in it yet. */
    public FakeChat group(String title) {
        return world.newChat(FakeChat.Type.GROUP, title);
    }

    /** A new supergroup; the bot is not in it yet. */
    public FakeChat supergroup(String title) {
        return world.newChat(FakeChat.Type.SUPERGROUP, title);
    }

    /** A new channel; the bot is not in it yet. */
    public FakeChat channel(String title) {
        return world.newChat(FakeChat.Type.CHANNEL, title);
    }

    /** Whether the bot sees only what is meant for it in groups that it does not administer; on by default. */
    public FakeBotApi privacyMode(boolean on) {
        world.change(() -> world.privacyMode = on);
        return this;
    }

    /** How long a press can be answered, on the fake's clock; 15 seconds by default. */
    public FakeBotApi callbackLife(Duration life) {
        world.change(() -> world.callbackLife = life);
        return this;
    }

    /** Answers 429 by Telegram's limits from now on; off by default. */
    public FakeBotApi strictRates(boolean on) {
        limits.strict(on);
        return this;
    }

    /** Refuses every send to this chat with 429 until that much time has passed on the fake's clock. */
    public void floodWait(FakeChat chat, Duration length) {
        limits.close(chat.id(), world.clock.instant().plus(length));
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    // ---- what the bot did ---------------------------------------------------------------------------------------

    /** Every call the bot made but getUpdates, in order of their ends. */
    public List<ApiRequest> requests() {
        return world.look(() -> server.requests.stream()
                .filter(r -> !r.method().equals("getUpdates"))
                .toList());
    }

    /** Every call of this method, in order of their ends. */
    public List<ApiRequest> requests(String method) {
        return world.look(() -> server.requests.stream()
                .filter(r -> r.method().equalsIgnoreCase(method))
                .toList());
    }

    /** All messages that stand in a chat, by people and by the bot, oldest first. */
    public List<FakeMessage> messages(FakeChat chat) {
        return snapshots(m -> m.chat == chat && !m.deleted);
    }

    /** What the bot has ever sent to a chat, deleted messages too, oldest first. */
    public List<FakeMessage> sentTo(FakeChat chat) {
        return snapshots(m -> m.chat == chat && m.fromBot);
    }

    /** What the bot has ever sent to a person in private, oldest first. */
    public List<FakeMessage> sentTo(FakeUser user) {
        return sentTo(user.privateChat());
    }

    /** What the bot has ever sent anywhere, oldest first. */
    public List<FakeMessage> sent() {
        return snapshots(m -> m.fromBot);
    }

    /** All messages that a person can see: in private and in groups, without other people's ephemeral ones. */
    public List<FakeMessage> messagesSeenBy(FakeUser user) {
        return snapshots(m -> !m.deleted
                && (m.receiver == null || m.receiver == user)
                && (m.chat == user.privateChat() || m.chat.has(user.id())));
    }

    /** A message as it stands now. */
    public FakeMessage current(FakeMessage message) {
        return world.look(() -> world.stored(message).snapshot());
    }

    /** The commands that Telegram's menu offers a person in a chat, as {@code name - description}. */
    public List<String> commandsFor(FakeUser user, FakeChat chat, String language) {
        return world.look(() -> dispatcher.bot.commandsFor(user, chat, language));
    }

    private List<FakeMessage> snapshots(Predicate<StoredMessage> which) {
        return world.look(() -> world.messages.stream()
                .filter(which)
                .sorted(Comparator.comparingLong(m -> m.sequence))
                .map(StoredMessage::snapshot)
                .toList());
    }

    // ---- waiting ------------------------------------------------------------------------------------------------

    /** Waits up to 20 seconds for a condition; an {@link AssertionError} naming {@code what} when it does not come. */
    public void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    /** Waits for a condition; an {@link AssertionError} naming {@code what} when it does not come in time. */
    public void await(String what, Duration atMost, BooleanSupplier condition) {
        if (!world.await(condition, atMost)) {
            throw new AssertionError("not within " + atMost + ": " + what + describe());
        }
    }

    /** Waits for a message of the bot in a person's private chat, and returns the newest that fits. */
    public FakeMessage awaitMessage(FakeUser user, Predicate<FakeMessage> which) {
        return awaitMessage(user.privateChat(), which);
    }

    /** Waits for a message of the bot in a chat, and returns the newest that fits and is not deleted. */
    public FakeMessage awaitMessage(FakeChat chat, Predicate<FakeMessage> which) {
        Supplier<Optional<FakeMessage>> newest = () -> messages(chat).stream()
                .filter(FakeMessage::fromBot)
                .filter(which)
                .reduce((older, newer) -> newer);
        await("a fitting message in " + chat, () -> newest.get().isPresent());
        return newest.get().orElseThrow();
    }

    /** Waits for a message of the bot that contains this text. */
    public FakeMessage awaitText(FakeUser user, String part) {
        return awaitText(user.privateChat(), part);
    }

    /** Waits for a message of the bot that contains this text. */
    public FakeMessage awaitText(FakeChat chat, String part) {
        try {
            return awaitMessage(chat, m -> m.text().contains(part));
        } catch (AssertionError e) {
            throw new AssertionError("no \"" + part + "\" in " + chat + ": " + messages(chat), e);
        }
    }

    /** Waits until the bot has confirmed every update (long polling) or taken it (webhook). */
    public void awaitAllUpdatesTaken() {
        await("all updates taken", () -> world.updates.unconfirmed() == 0);
    }

    /** Waits until a long poll of the bot is open. */
    public void awaitPolling() {
        await("a poll", world.updates::polled);
    }

    /** Waits until that many calls of a method have ended. */
    public void awaitRequests(String method, int atLeast) {
        await(atLeast + " calls of " + method, () -> requests(method).size() >= atLeast);
    }

    /** Waits until no update is open and the bot has called nothing but getUpdates for {@code quiet}. */
    public void awaitQuiet(Duration quiet) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            awaitAllUpdatesTaken();
            int before = requests().size();
            if (!world.await(() -> requests().size() > before || world.updates.unconfirmed() > 0, quiet)) {
                return;
            }
        }
        throw new AssertionError("the bot never fell silent for " + quiet + describe());
    }

    private String describe() {
        return world.look(() -> "\n  updates not taken: " + world.updates.unconfirmed() + "\n  last calls: "
                + server.requests.stream()
                        .skip(Math.max(0, server.requests.size() - 8L))
                        .map(r ->
                                r.method() + r.error().map(e -> " (" + e + ")").orElse(""))
                        .toList());
    }

    // ---- updates ------------------------------------------------------------------------------------------------

    /** How many updates the bot has not confirmed yet. */
    public int unconfirmedUpdates() {
        return world.look(world.updates::unconfirmed);
    }

    /** The id of the newest update. */
    public Optional<Long> lastUpdateId() {
        return world.look(world.updates::lastId);
    }

    /** Queues any update; its {@code update_id} is set here and returned. */
    public long injectUpdate(String json) {
        return world.change(() -> world.updates.addRaw((ObjectNode) Json.parse(json)));
    }

    /** Queues an update whose fields have types that no client library expects; returns its id. */
    public long injectUnparsableUpdate() {
        return injectUpdate("""
                {"message": {"message_id": "not a number", "date": {"on": "a Friday"}, "chat": [1, 2], "text": "lost?"}}
                """);
    }

    /** Delivers an update once more, although the bot has confirmed it. */
    public void repeatUpdate(long updateId) {
        world.change(() -> world.updates.repeat(updateId));
    }

    /** Delivers each update that many times in the same batch from now on. */
    public void deliverEachUpdate(int times) {
        world.change(() -> world.updates.repeatEach(times));
    }

    /** Numbers coming updates from here, as Telegram does after a week without any. */
    public void continueUpdateIdsFrom(long id) {
        world.change(() -> world.updates.continueFrom(id));
    }

    /** Pauses that long between two tries to push an update to a webhook; 200 ms by default. */
    public void webhookRetryAfter(Duration pause) {
        pusher.retryAfter(pause);
    }

    // ---- the description ----------------------------------------------------------------------------------------

    /** What the bot sent against the API's description, and HTML that was not escaped. */
    public List<String> violations() {
        return world.look(() -> List.copyOf(server.violations));
    }

    /** An {@link AssertionError} that lists all violations, if there are any. */
    public void assertNoViolations() {
        List<String> found = violations();
        if (!found.isEmpty()) {
            throw new AssertionError("requests against the Bot API's description:\n  " + String.join("\n  ", found));
        }
    }

    /** Sends of the same text to the same chat, each counted beyond the first: what a crash or retry doubled. */
    public long doubledSends() {
        return doubled(sent());
    }

    /** As {@link #doubledSends()}, to one person in private. */
    public long doubledSends(FakeUser user) {
        return doubled(sentTo(user));
    }

    /** By what the messages said at first: one of two may have been edited since. */
    private static long doubled(List<FakeMessage> sent) {
        return sent.size()
                - sent.stream()
                        .map(m -> m.chat().id() + " "
                                + m.receiver().map(FakeUser::id).orElse(0L) + " "
                                + m.earlierTexts().stream().findFirst().orElse(m.text()))
                        .distinct()
                        .count();
    }

    @Override
    public void close() {
        world.change(() -> world.closed = true);
        pusher.close();
        server.close();
    }
}
