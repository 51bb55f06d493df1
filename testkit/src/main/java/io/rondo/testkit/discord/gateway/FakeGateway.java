package io.rondo.testkit.discord.gateway;

import io.rondo.testkit.wire.Changes;
import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gateway's sessions, and what tests do to them. Safe to use from several threads.
 *
 * <p>A session outlives its connection: what happens meanwhile is told when the bot resumes.
 */
public final class FakeGateway implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLOSE_AUTHENTICATION_FAILED = 4004;
    private static final int CLOSE_ALREADY_AUTHENTICATED = 4005;
    private static final int CLOSE_NOT_AUTHENTICATED = 4003;
    private static final int CLOSE_INVALID_SHARD = 4010;
    private static final int CLOSE_DISALLOWED_INTENTS = 4014;
    private static final Duration IDENTIFY_WINDOW = Duration.ofSeconds(5);

    private final Changes changes;
    private final GatewayHost host;
    private final GatewayServer server;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<ObjectNode> identifies = new ArrayList<>();
    private final Map<Integer, Long> lastIdentify = new LinkedHashMap<>();
    private Duration heartbeatInterval = Duration.ofMillis(41_250);
    private boolean acknowledges = true;
    private boolean held;
    private boolean strictIdentify;
    private int maxConcurrency = 1;
    private int resumed;
    private int refusedIdentifies;
    private int heartbeats;

    /** Starts on a free port of the loopback address. */
    public FakeGateway(Changes changes, GatewayHost host) {
        this.changes = changes;
        this.host = host;
        this.server = GatewayServer.start(this);
    }

    /** The address to connect to, such as {@code ws://127.0.0.1:40000}. */
    public String url() {
        return "ws://127.0.0.1:" + server.getPort();
    }

    // ---- what tests do ------------------------------------------------------------------------------------------

    /** Breaks every connection without a close frame; sessions can be resumed. */
    public void cut() {
        open().forEach(Connection::drop);
    }

    /** Closes every connection with this code, such as 4000. */
    public void close(int code) {
        open().forEach(c -> c.close(code, "closed by the test"));
    }

    /** Breaks every connection, and lets nobody identify or resume until the action has run. */
    public void cutWhile(Runnable action) {
        changes.change(() -> held = true);
        try {
            cut();
            awaitDisconnected();
            action.run();
        } finally {
            changes.change(() -> held = false);
        }
    }

    /** Asks every bot to reconnect and resume (opcode 7). */
    public void reconnect() {
        open().forEach(c -> c.send(Json.object().put("op", Op.RECONNECT).putNull("d")));
    }

    /** Tells every bot that its session is invalid (opcode 9); one that is not resumable is forgotten. */
    public void invalidSession(boolean resumable) {
        changes.change(() -> {
            for (Connection connection : List.copyOf(connections)) {
                if (!resumable) {
                    connection.session().ifPresent(s -> sessions.remove(s.id));
                    connection.session = null;
                }
                connection.send(Op.INVALID_SESSION, resumable);
            }
        });
    }

    /** Forgets every session: whoever resumes has to identify anew. */
    public void forgetSessions() {
        changes.change(sessions::clear);
    }

    /** Leaves heartbeats unanswered from now on, or answers them again. */
    public void stopHeartbeatAcks(boolean stop) {
        changes.change(() -> acknowledges = !stop);
    }

    /** The heartbeat interval that connections made from now on are told; 41.25 s by default. */
    public void heartbeatEvery(Duration interval) {
        changes.change(() -> heartbeatInterval = interval);
    }

    /** Allows that many shards to identify within five seconds, and refuses more; without this call nobody is refused. */
    public void limitIdentifies(int concurrency) {
        changes.change(() -> {
            strictIdentify = true;
            maxConcurrency = concurrency;
        });
    }

    /** How many shards may identify within five seconds. */
    public int maxConcurrency() {
        return changes.look(() -> maxConcurrency);
    }

    // ---- what tests see -----------------------------------------------------------------------------------------

    /** The {@code d} of every identify that was accepted, in order. */
    public List<ObjectNode> identifies() {
        return changes.look(() -> List.copyOf(identifies));
    }

    /** How many identifies were refused for coming too fast. */
    public int refusedIdentifies() {
        return changes.look(() -> refusedIdentifies);
    }

    /** How often a session was resumed. */
    public int resumes() {
        return changes.look(() -> resumed);
    }

    /** How many heartbeats came. */
    public int heartbeats() {
        return changes.look(() -> heartbeats);
    }

    /** How many sessions are connected. */
    public int connected() {
        return changes.look(this::connectedNow);
    }

    /** Whether a connected session takes its payloads compressed. */
    public boolean compressed() {
        return changes.look(() -> connections.stream().anyMatch(c -> c.session != null && c.compressed()));
    }

    /** Waits until that many sessions are connected; an {@link AssertionError} when they are not in time. */
    public void awaitConnected(int atLeast) {
        require(atLeast + " connected sessions", changes.await(() -> connectedNow() >= atLeast, PATIENCE));
    }

    /** Waits until no session is connected. */
    public void awaitDisconnected() {
        require("all sessions disconnected", changes.await(() -> connectedNow() == 0, PATIENCE));
    }

    /** Waits until sessions were resumed that often in all. */
    public void awaitResumes(int atLeast) {
        require(atLeast + " resumes", changes.await(() -> resumed >= atLeast, PATIENCE));
    }

    /** Waits until bots identified that often in all. */
    public void awaitIdentifies(int atLeast) {
        require(atLeast + " identifies", changes.await(() -> identifies.size() >= atLeast, PATIENCE));
    }

    private static void require(String what, boolean came) {
        if (!came) {
            throw new AssertionError("not within " + PATIENCE + ": " + what);
        }
    }

    private int connectedNow() {
        return (int)
                sessions.values().stream().filter(s -> s.connection != null).count();
    }

    private List<Connection> open() {
        return changes.look(() -> List.copyOf(connections));
    }

    // ---- what the world and the bots do -------------------------------------------------------------------------

    /** Tells every session that may know. Call it under the fake's lock, so that all are told in the same order. */
    public void tell(GatewayEvent event) {
        sessions.values().forEach(s -> s.tell(event));
    }

    void opened(Connection connection) {
        changes.change(() -> {
            connections.add(connection);
            ObjectNode hello = Json.object().put("op", Op.HELLO);
            hello.set("d", Json.object().put("heartbeat_interval", heartbeatInterval.toMillis()));
            connection.send(hello);
        });
    }

    /** A bot that says goodbye with 1000 or 1001 gives its session up. */
    void closed(Connection connection, int code, boolean byBot) {
        changes.change(() -> {
            connections.remove(connection);
            connection.session().filter(s -> s.connection == connection).ifPresent(s -> {
                s.connection = null;
                if (byBot && (code == 1000 || code == 1001)) {
                    sessions.remove(s.id);
                }
            });
        });
    }

    void received(Connection connection, String text) {
        JsonNode payload = Json.parse(text);
        JsonNode data = payload.path("d");
        switch (payload.path("op").asInt()) {
            case Op.HEARTBEAT -> changes.change(() -> heartbeat(connection));
            case Op.IDENTIFY -> whenFree(() -> identify(connection, (ObjectNode) data));
            case Op.RESUME -> whenFree(() -> resume(connection, data));
            case Op.REQUEST_MEMBERS -> changes.change(() -> members(connection, (ObjectNode) data));
            default -> {}
        }
    }

    /** The socket's own thread must not wait while connections are held. */
    private void whenFree(Runnable action) {
        Thread.startVirtualThread(() -> {
            changes.await(() -> !held, PATIENCE);
            changes.change(action);
        });
    }

    private void heartbeat(Connection connection) {
        heartbeats++;
        if (acknowledges) {
            connection.send(Json.object().put("op", Op.HEARTBEAT_ACK));
        }
    }

    private void identify(Connection connection, ObjectNode data) {
        int shard = data.path("shard").path(0).asInt(0);
        int shards = data.path("shard").path(1).asInt(1);
        int intents = data.path("intents").asInt();
        if (connection.session != null) {
            connection.close(CLOSE_ALREADY_AUTHENTICATED, "Already authenticated.");
        } else if (!data.path("token").asString().equals(host.token())) {
            connection.close(CLOSE_AUTHENTICATION_FAILED, "Authentication failed.");
        } else if (shard < 0 || shard >= shards) {
            connection.close(CLOSE_INVALID_SHARD, "Invalid shard.");
        } else if ((intents & Intents.PRIVILEGED & ~host.grantedIntents()) != 0) {
            connection.close(CLOSE_DISALLOWED_INTENTS, "Disallowed intent(s).");
        } else if (tooFast(shard)) {
            refusedIdentifies++;
            connection.send(Op.INVALID_SESSION, false);
        } else {
            Session session = new Session(UUID.randomUUID().toString(), shard, shards, intents);
            identifies.add(data.deepCopy());
            sessions.put(session.id, session);
            attach(session, connection);
            ready(session);
        }
    }

    private boolean tooFast(int shard) {
        int bucket = shard % maxConcurrency;
        long now = System.nanoTime();
        Long last = lastIdentify.put(bucket, now);
        return strictIdentify && last != null && now - last < IDENTIFY_WINDOW.toNanos();
    }

    private void ready(Session session) {
        ObjectNode ready =
                Json.object().put("v", 10).put("session_id", session.id).put("resume_gateway_url", url());
        ready.set("user", host.selfUser());
        ready.set("private_channels", Json.array());
        ready.set("shard", Json.array().add(session.shard).add(session.shards));
        ready.set(
                "application",
                Json.object().put("id", host.selfUser().path("id").asString()).put("flags", 0));
        List<Long> mine = host.guildIds().stream().filter(session::has).toList();
        ArrayNode unavailable = Json.array();
        mine.forEach(
                id -> unavailable.add(Json.object().put("id", Long.toString(id)).put("unavailable", true)));
        ready.set("guilds", unavailable);
        session.tell("READY", ready);
        if ((session.intents & Intents.GUILDS) != 0) {
            mine.forEach(id -> session.tell("GUILD_CREATE", host.guild(id)));
        }
    }

    private void resume(Connection connection, JsonNode data) {
        Optional<Session> found =
                Optional.ofNullable(sessions.get(data.path("session_id").asString()));
        if (!data.path("token").asString().equals(host.token())) {
            connection.close(CLOSE_AUTHENTICATION_FAILED, "Authentication failed.");
        } else if (found.isEmpty() || data.path("seq").asLong() > found.get().told()) {
            connection.send(Op.INVALID_SESSION, false);
        } else {
            attach(found.get(), connection);
            found.get().replayAfter(data.path("seq").asLong(), connection);
            found.get().tell("RESUMED", Json.object());
            resumed++;
        }
    }

    private static void attach(Session session, Connection connection) {
        session.connection = connection;
        connection.session = session;
    }

    private void members(Connection connection, ObjectNode request) {
        if (connection.session == null) {
            connection.close(CLOSE_NOT_AUTHENTICATED, "Not authenticated.");
            return;
        }
        JsonNode guild = request.path("guild_id");
        ObjectNode chunk = Json.object()
                .put("guild_id", guild.isArray() ? guild.path(0).asString() : guild.asString())
                .put("chunk_index", 0)
                .put("chunk_count", 1);
        chunk.set("members", host.members(request));
        chunk.set("not_found", Json.array());
        if (request.has("nonce")) {
            chunk.set("nonce", request.path("nonce"));
        }
        connection.session.tell("GUILD_MEMBERS_CHUNK", chunk);
    }

    @Override
    public void close() {
        server.end();
    }
}
