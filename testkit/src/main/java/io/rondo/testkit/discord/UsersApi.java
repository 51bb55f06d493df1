package io.rondo.testkit.discord;

import io.rondo.testkit.discord.gateway.FakeGateway;
import io.rondo.testkit.discord.gateway.Intents;
import io.rondo.testkit.discord.rest.RestAnswer;
import io.rondo.testkit.discord.rest.RestCall;
import io.rondo.testkit.discord.rest.RestError;
import io.rondo.testkit.discord.rest.Router;
import io.rondo.testkit.wire.Json;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bot itself, its application, other users, and direct chats. */
final class UsersApi {
    private static final int MEMBERS_GRANTED = 1 << 15;
    private static final int PRESENCES_GRANTED = 1 << 13;
    private static final int CONTENT_GRANTED = 1 << 19;
    private static final int SESSIONS_A_DAY = 1000;

    private final World world;
    private final FakeGateway gateway;

    private UsersApi(World world, FakeGateway gateway) {
        this.world = world;
        this.gateway = gateway;
    }

    static void add(World world, FakeGateway gateway, Router router) {
        UsersApi api = new UsersApi(world, gateway);
        router.on("GET", "/gateway", call -> RestAnswer.ok(Json.object().put("url", gateway.url())))
                .on("GET", "/gateway/bot", api::gatewayForBots)
                .on("GET", "/users/@me", call -> RestAnswer.ok(world.bot.json()))
                .on("GET", "/users/@me/guilds", api::guilds)
                .on(
                        "GET",
                        "/users/{user}",
                        call -> RestAnswer.ok(world.user(call.id("user")).json()))
                .on("GET", "/applications/@me", call -> RestAnswer.ok(api.application()))
                .on("GET", "/oauth2/applications/@me", call -> RestAnswer.ok(api.application()))
                .on("POST", "/users/@me/channels", api::openDirect);
    }

    private RestAnswer gatewayForBots(RestCall call) {
        ObjectNode json = Json.object().put("url", gateway.url()).put("shards", 1);
        json.set(
                "session_start_limit",
                Json.object()
                        .put("total", SESSIONS_A_DAY)
                        .put("remaining", SESSIONS_A_DAY - gateway.identifies().size())
                        .put("reset_after", 86_400_000)
                        .put("max_concurrency", gateway.maxConcurrency()));
        return RestAnswer.ok(json);
    }

    private ObjectNode application() {
        int flags = (world.grantedIntents & Intents.GUILD_MEMBERS) == 0 ? 0 : MEMBERS_GRANTED;
        flags |= (world.grantedIntents & Intents.GUILD_PRESENCES) == 0 ? 0 : PRESENCES_GRANTED;
        flags |= (world.grantedIntents & Intents.MESSAGE_CONTENT) == 0 ? 0 : CONTENT_GRANTED;
        ObjectNode json = Json.object()
                .put("id", Long.toString(world.botId))
                .put("name", "Rondo")
                .put("description", "")
                .put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("verify_key", "00")
                .put("flags", flags)
                .put("approximate_guild_count", world.guilds.size());
        json.putNull("icon");
        json.set("bot", world.bot.json());
        json.set("owner", world.user("owner of the bot").json());
        return json;
    }

    private RestAnswer guilds(RestCall call) {
        ArrayNode list = Json.array();
        world.guilds.values().stream()
                .filter(g -> g.member(world.botId).isPresent())
                .forEach(g -> list.add(Json.object()
                        .put("id", Long.toString(g.id()))
                        .put("name", g.name())
                        .put("owner", false)
                        .put("permissions", Long.toString(Permissions.of(g, world.botId)))));
        return RestAnswer.ok(list);
    }

    /** Opening a chat that stands already costs nothing. */
    private RestAnswer openDirect(RestCall call) {
        DiscordUser person = world.user(call.object().path("recipient_id").asLong());
        if (person.isBot()) {
            throw RestError.of(50007);
        }
        Optional<DiscordChannel> known = world.channels.values().stream()
                .filter(c -> c.person == person && world.openedDirect.contains(c.id()))
                .findFirst();
        if (known.isEmpty() && world.refusesNewDirectMessages) {
            throw RestError.of(40003);
        }
        DiscordChannel channel = world.direct(person);
        world.openedDirect.add(channel.id());
        return RestAnswer.ok(channel.json());
    }
}
