package io.rondo.testkit.discord.gateway;

import io.rondo.testkit.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway remembers of a bot's session, connected or not. Guarded by the fake's lock. */
final class Session {
    final String id;
    final int shard;
    final int shards;
    final int intents;
    private final List<ObjectNode> told = new ArrayList<>();

    @Nullable
    Connection connection;

    Session(String id, int shard, int shards, int intents) {
        this.id = id;
        this.shard = shard;
        this.shards = shards;
        this.intents = intents;
    }

    boolean has(long guildId) {
        return (guildId >> 22) % shards == shard;
    }

    void tell(GatewayEvent event) {
        if (event.isFor(intents, shard, shards)) {
            tell(event.type(), event.data().apply(intents));
        }
    }

    /** Tells the connection, and remembers for one that resumes. */
    void tell(String type, ObjectNode data) {
        ObjectNode payload = Json.object().put("op", Op.DISPATCH).put("t", type).put("s", told.size() + 1);
        payload.set("d", data.deepCopy());
        told.add(payload);
        Optional.ofNullable(connection).ifPresent(c -> c.send(payload));
    }

    void replayAfter(long sequence, Connection to) {
        told.stream().filter(p -> p.path("s").asLong() > sequence).forEach(to::send);
    }

    int told() {
        return told.size();
    }
}
