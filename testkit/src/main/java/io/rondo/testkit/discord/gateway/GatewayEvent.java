package io.rondo.testkit.discord.gateway;

import java.util.Optional;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that bots are told.
 *
 * @param type such as {@code MESSAGE_CREATE}
 * @param guildId the guild it happened in; decides which shard is told
 * @param intents the bits of which a session needs one to be told; 0 for all
 * @param data what a session with these intents is told
 */
public record GatewayEvent(String type, Optional<Long> guildId, int intents, IntFunction<ObjectNode> data) {

    /** An event that says the same to every session. */
    public static GatewayEvent of(String type, Optional<Long> guildId, int intents, ObjectNode data) {
        return new GatewayEvent(type, guildId, intents, i -> data);
    }

    boolean isFor(int sessionIntents, int shard, int shards) {
        boolean allowed = intents == Intents.NONE || (intents & sessionIntents) != 0;
        long wanted = guildId.map(id -> (id >> 22) % shards).orElse(0L);
        return allowed && wanted == shard;
    }
}
