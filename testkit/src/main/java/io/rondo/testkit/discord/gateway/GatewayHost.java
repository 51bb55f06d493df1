package io.rondo.testkit.discord.gateway;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a gateway needs to know of the world behind it. */
public interface GatewayHost {
    /** The token that may identify, without a prefix. */
    String token();

    /** The intents that the application was granted, as bits. */
    int grantedIntents();

    /** The bot's own user. */
    ObjectNode selfUser();

    /** The ids of the guilds that the bot is in. */
    List<Long> guildIds();

    /** A guild as GUILD_CREATE tells it. */
    ObjectNode guild(long id);

    /**
     * The members that a bot asks for.
     *
     * @param request the {@code d} of opcode 8
     */
    ArrayNode members(ObjectNode request);
}
