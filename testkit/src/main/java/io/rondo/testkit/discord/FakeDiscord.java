package io.rondo.testkit.discord;

import io.rondo.testkit.discord.gateway.FakeGateway;
import io.rondo.testkit.discord.gateway.GatewayHost;
import io.rondo.testkit.discord.gateway.Intents;
import io.rondo.testkit.discord.rest.Buckets;
import io.rondo.testkit.discord.rest.RestFaults;
import io.rondo.testkit.discord.rest.RestRequest;
import io.rondo.testkit.discord.rest.RestServer;
import io.rondo.testkit.discord.rest.Router;
import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Discord on free local ports, with guilds, people and faults that tests direct.
 *
 * <p>It speaks the wire protocols, so the bot under test uses its real client library with {@link #apiUrl()},
 * {@link #gatewayUrl()} and {@link #token()}. Safe to use from several threads. Conditions given to {@code await…} run
 * under the fake's lock: they may look at it, but must not call the bot.
 *
 * <pre>{@code
 * FakeDiscord discord = FakeDiscord.start();
 * DiscordGuild guild = discord.guild("Berlin mixers");
 * DiscordUser ana = discord.user("ana").joins(guild);
 * DiscordMessage answer = ana.slash(guild.channel("general"), "help").awaitAnswer();
 * }</pre>
 */
public final class FakeDiscord implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final World world;
    private final FakeGateway gateway;
    private final RestServer rest;

    private FakeDiscord(InstantSource clock) {
        world = new World(clock);
        gateway = new FakeGateway(world.changes, new Host(world));
        world.gateway = gateway::tell;
        Router router = new Router();
        UsersApi.add(world, gateway, router);
        GuildsApi.add(world, router);
        ChannelsApi.add(world, router);
        MessagesApi.add(world, router);
        CommandsApi.add(world, router);
        InteractionsApi.add(world, router);
        WebhooksApi.add(world, router);
        rest = new RestServer(world.changes, clock, world.token, router);
    }

    private record Host(World world) implements GatewayHost {
        @Override
        public String token() {
            return world.token;
        }

        @Override
        public int grantedIntents() {
            return world.grantedIntents;
        }

        @Override
        public ObjectNode selfUser() {
            return world.bot.json();
        }

        @Override
        public List<Long> guildIds() {
            return world.guilds.values().stream()
                    .filter(g -> g.member(world.botId).isPresent())
                    .map(DiscordGuild::id)
                    .toList();
        }

        @Override
        public ObjectNode guild(long id) {
            return world.guild(id).json();
        }

        @Override
        public ArrayNode members(ObjectNode request) {
            JsonNode asked = request.path("guild_id");
            DiscordGuild guild = world.guild(asked.isArray() ? asked.path(0).asLong() : asked.asLong());
            JsonNode wanted = request.path("user_ids");
            ArrayNode found = Json.array();
            guild.members.values().stream()
                    .filter(m -> wanted.isMissingNode()
                            || wanted.asString("").equals(Long.toString(m.user().id()))
                            || wanted.valueStream()
                                    .anyMatch(w -> w.asLong() == m.user().id()))
                    .forEach(m -> found.add(guild.memberJson(m)));
            return found;
        }
    }

    /** Starts on free ports with the system's clock. */
    public static FakeDiscord start() {
        return start(InstantSource.system());
    }

    /**
     * Starts on free ports. The clock dates messages and ends the life of interactions' tokens and of nonces; ids are of
     * the real moment, and so is the time for a first response.
     */
    public static FakeDiscord start(InstantSource clock) {
        return new FakeDiscord(clock);
    }

    /** REST's base URL with a slash at its end, such as {@code http://127.0.0.1:40000/api/v10/}. */
    public String apiUrl() {
        return rest.url();
    }

    /** The gateway's URL, such as {@code ws://127.0.0.1:40001}. */
    public String gatewayUrl() {
        return gateway.url();
    }

    /** The only token that is accepted. */
    public String token() {
        return world.token;
    }

    /** The bot's own user id, which is the application's too. */
    public long botId() {
        return world.botId;
    }

    /** The person with this name; made on first use, in no guild, with an American English app. */
    public DiscordUser user(String name) {
        return world.user(name);
    }

    /** The guild with this name; made on first use, with the bot in it and nobody else but an owner. */
    public DiscordGuild guild(String name) {
        return world.guild(name);
    }

    // ---- what goes wrong ----------------------------------------------------------------------------------------

    /** Sessions of the gateway, and what can be done to them. */
    public FakeGateway gateway() {
        return gateway;
    }

    /** What shall go wrong with REST requests. */
    public RestFaults faults() {
        return rest.faults();
    }

    /** Rate limits, generous unless a test makes them strict. */
    public Buckets limits() {
        return rest.limits();
    }

    /** Refuses to open direct chats that are not open yet (40003), or opens them again. */
    public void refuseNewDirectMessages(boolean refuse) {
        world.change(() -> {
            world.refusesNewDirectMessages = refuse;
        });
    }

    /** Grants the application the intents that Discord gives on request only; none by default. */
    public FakeDiscord grantPrivilegedIntents() {
        world.change(() -> {
            world.grantedIntents = Intents.PRIVILEGED;
        });
        return this;
    }

    /** How long an interaction waits for its first response in real time; 3 s by default. */
    public FakeDiscord answersWithin(Duration limit) {
        world.change(() -> {
            world.answerWithin = limit;
        });
        return this;
    }

    // ---- what the bot did ---------------------------------------------------------------------------------------

    /** Every request that the bot made, in the order of their ends. */
    public List<RestRequest> requests() {
        return rest.requests();
    }

    /** The requests that fit a pattern such as {@code PATCH /channels/*}{@code /messages/*}. */
    public List<RestRequest> requests(String pattern) {
        return rest.requests().stream().filter(r -> r.fits(pattern)).toList();
    }

    /** How many requests Discord would count as invalid. */
    public long invalidRequests() {
        return rest.invalidRequests();
    }

    /** The commands that exist in a guild, those for all guilds among them, as they were registered. */
    public List<ObjectNode> commands(DiscordGuild guild) {
        return world.look(() -> world.commands.in(guild.id()));
    }

    /** The commands that exist everywhere, as they were registered. */
    public List<ObjectNode> commands() {
        return world.look(() -> world.commands.in(0));
    }

    /** Every message that the bot ever posted or answered, deleted ones too, oldest first. */
    public List<DiscordMessage> sent() {
        return world.snapshots(StoredMessage::fromBot);
    }

    /** A message as it stands now. */
    public DiscordMessage current(DiscordMessage message) {
        return world.look(() -> world.stored(message).snapshot());
    }

    /** Everything that people did with the bot, oldest first. */
    public List<DiscordInteraction> interactions() {
        return world.look(() -> List.copyOf(world.interactions.values()));
    }

    /** Posts with the same content in the same chat beyond the first: what a crash or retry doubled. */
    public long doubledSends() {
        List<DiscordMessage> posts = world.snapshots(m -> m.fromBot() && m.interaction == null);
        long distinct = posts.stream()
                .map(m -> m.channel().id() + " "
                        + m.history().earlier().stream().findFirst().orElse(m.text()))
                .distinct()
                .count();
        return posts.size() - distinct;
    }

    /** What the bot sent against the API's description, or to routes that do not exist. */
    public List<String> violations() {
        return rest.violations();
    }

    /** An {@link AssertionError} that lists all violations, if there are any. */
    public void assertNoViolations() {
        List<String> found = violations();
        if (!found.isEmpty()) {
            throw new AssertionError("requests against Discord's description:\n  " + String.join("\n  ", found));
        }
    }

    // ---- waiting ------------------------------------------------------------------------------------------------

    /** Waits until a session is connected and commands are registered. */
    public void awaitReady() {
        gateway.awaitConnected(1);
        await("commands to be registered", () -> world.commands.registrations > 0);
    }

    /** Waits up to 20 seconds for a condition; an {@link AssertionError} naming {@code what} when it does not come. */
    public void await(String what, BooleanSupplier condition) {
        if (!world.changes.await(condition, PATIENCE)) {
            throw new AssertionError("not within " + PATIENCE + ": " + what + describe());
        }
    }

    /** Waits for a message of the bot that everybody in a channel sees, and returns the newest that fits. */
    public DiscordMessage awaitMessage(DiscordChannel channel, Predicate<DiscordMessage> which) {
        return awaitNewest("a fitting message in " + channel, channel::messages, which);
    }

    /** Waits for a message of the bot in a channel that contains this text. */
    public DiscordMessage awaitText(DiscordChannel channel, String part) {
        return awaitNewest(
                "\"" + part + "\" in " + channel,
                channel::messages,
                m -> m.text().contains(part));
    }

    /** Waits for a direct message of the bot that contains this text. */
    public DiscordMessage awaitDirect(DiscordUser user, String part) {
        return awaitNewest(
                "\"" + part + "\" to " + user,
                user::directMessages,
                m -> m.text().contains(part));
    }

    /** Waits for a message of the bot, wherever this person can see it, that contains this text. */
    public DiscordMessage awaitSeen(DiscordUser user, String part) {
        return awaitNewest(
                "\"" + part + "\" before " + user, user::sees, m -> m.text().contains(part));
    }

    private DiscordMessage awaitNewest(
            String what, Supplier<List<DiscordMessage>> where, Predicate<DiscordMessage> which) {
        Supplier<Optional<DiscordMessage>> newest = () -> where.get().stream()
                .filter(DiscordMessage::isFromBot)
                .filter(which)
                .reduce((older, newer) -> newer);
        if (!world.changes.await(() -> newest.get().isPresent(), PATIENCE)) {
            throw new AssertionError(
                    "not within " + PATIENCE + ": " + what + "; there are " + where.get() + describe());
        }
        return newest.get().orElseThrow();
    }

    private String describe() {
        List<RestRequest> all = rest.requests();
        return "\n  last requests: " + all.subList(Math.max(0, all.size() - 8), all.size()) + "\n  violations: "
                + violations();
    }

    @Override
    public void close() {
        gateway.close();
        rest.close();
    }
}
