package io.rondo.testkit.discord;

import io.rondo.testkit.discord.gateway.Intents;
import io.rondo.testkit.discord.rest.RestAnswer;
import io.rondo.testkit.discord.rest.RestCall;
import io.rondo.testkit.discord.rest.RestError;
import io.rondo.testkit.discord.rest.Router;
import io.rondo.testkit.wire.Json;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Guilds, their members and roles, and scheduled events. */
final class GuildsApi {
    private static final int MOST_EVENTS = 100;
    private static final int SCHEDULED = 1;
    private static final int ACTIVE = 2;
    private static final int COMPLETED = 3;
    private static final int CANCELED = 4;

    private final World world;

    private GuildsApi(World world) {
        this.world = world;
    }

    static void add(World world, Router router) {
        GuildsApi api = new GuildsApi(world);
        router.on(
                        "GET",
                        "/guilds/{guild}",
                        call -> RestAnswer.ok(api.guild(call).json()))
                .on("GET", "/guilds/{guild}/roles", api::roles)
                .on("GET", "/guilds/{guild}/members/{user}", api::member)
                .on("PATCH", "/guilds/{guild}/members/{user}", api::changeMember)
                .on("PUT", "/guilds/{guild}/members/{user}/roles/{role}", call -> api.role(call, true))
                .on("DELETE", "/guilds/{guild}/members/{user}/roles/{role}", call -> api.role(call, false))
                .on("GET", "/guilds/{guild}/scheduled-events", api::events)
                .on("POST", "/guilds/{guild}/scheduled-events", api::createEvent)
                .on("PATCH", "/guilds/{guild}/scheduled-events/{event}", api::changeEvent)
                .on("DELETE", "/guilds/{guild}/scheduled-events/{event}", api::deleteEvent)
                .on("DELETE", "/users/@me/guilds/{guild}", api::leave);
    }

    private DiscordGuild guild(RestCall call) {
        return world.guild(call.id("guild"));
    }

    private RestAnswer roles(RestCall call) {
        ArrayNode list = Json.array();
        guild(call).roles.values().forEach(r -> list.add(r.json()));
        return RestAnswer.ok(list);
    }

    private static DiscordGuild.Member member(DiscordGuild guild, long id) {
        return guild.member(id).orElseThrow(() -> RestError.of(10007));
    }

    private RestAnswer member(RestCall call) {
        DiscordGuild guild = guild(call);
        return RestAnswer.ok(guild.memberJson(member(guild, call.id("user"))));
    }

    /** Moves people between voice channels; other changes are taken and forgotten. */
    private RestAnswer changeMember(RestCall call) {
        DiscordGuild guild = guild(call);
        DiscordGuild.Member member = member(guild, call.id("user"));
        ObjectNode body = call.object();
        if (body.has("channel_id")) {
            Permissions.require(guild, world.botId, DiscordPermission.MOVE_MEMBERS);
            if (!guild.inVoice.containsKey(member.user().id())) {
                throw new RestError(400, 40032, "Target user is not connected to voice.");
            }
            Voice.move(
                    member.user(),
                    guild,
                    Optional.of(body.path("channel_id").asLong(0))
                            .filter(c -> c != 0)
                            .map(world::channel));
        }
        return RestAnswer.ok(guild.memberJson(member));
    }

    private RestAnswer role(RestCall call, boolean give) {
        DiscordGuild guild = guild(call);
        DiscordGuild.Member member = member(guild, call.id("user"));
        DiscordRole role = guild.roles.get(call.id("role"));
        if (role == null) {
            throw RestError.of(10011);
        }
        Permissions.requireAbove(guild, world.botId, role);
        if (give) {
            member.roles().add(role.id());
        } else {
            member.roles().remove(role.id());
        }
        world.tellMember("GUILD_MEMBER_UPDATE", guild, member);
        return RestAnswer.nothing();
    }

    private RestAnswer events(RestCall call) {
        ArrayNode list = Json.array();
        guild(call).scheduledEvents.values().forEach(list::add);
        return RestAnswer.ok(list);
    }

    private RestAnswer createEvent(RestCall call) {
        DiscordGuild guild = guild(call);
        Permissions.require(guild, world.botId, DiscordPermission.CREATE_EVENTS);
        long standing = guild.scheduledEvents.values().stream()
                .filter(e -> e.path("status").asInt() <= ACTIVE)
                .count();
        if (standing >= MOST_EVENTS) {
            throw new RestError(400, 30038, "Maximum number of guild scheduled events reached (100)");
        }
        ObjectNode event = call.object().deepCopy();
        long id = world.ids.next();
        event.put("id", Long.toString(id))
                .put("guild_id", Long.toString(guild.id()))
                .put("creator_id", Long.toString(world.botId))
                .put("status", 1)
                .put("user_count", 0);
        guild.scheduledEvents.put(id, event);
        world.tell("GUILD_SCHEDULED_EVENT_CREATE", guild, Intents.GUILD_SCHEDULED_EVENTS, event);
        return RestAnswer.ok(event);
    }

    private ObjectNode event(DiscordGuild guild, long id) {
        Permissions.require(guild, world.botId, DiscordPermission.CREATE_EVENTS);
        ObjectNode event = guild.scheduledEvents.get(id);
        if (event == null) {
            throw RestError.of(10070);
        }
        return event;
    }

    private RestAnswer changeEvent(RestCall call) {
        DiscordGuild guild = guild(call);
        ObjectNode event = event(guild, call.id("event"));
        requireWay(
                event.path("status").asInt(),
                call.object().path("status").asInt(event.path("status").asInt()));
        event.setAll(call.object());
        world.tell("GUILD_SCHEDULED_EVENT_UPDATE", guild, Intents.GUILD_SCHEDULED_EVENTS, event);
        return RestAnswer.ok(event);
    }

    /** From scheduled to active or cancelled, from active to completed, and nowhere else. */
    private static void requireWay(int from, int to) {
        boolean open = from == to && from <= ACTIVE
                || from == SCHEDULED && (to == ACTIVE || to == CANCELED)
                || from == ACTIVE && to == COMPLETED;
        if (!open) {
            throw new RestError(400, 180000, "Cannot update a finished event");
        }
    }

    private RestAnswer deleteEvent(RestCall call) {
        DiscordGuild guild = guild(call);
        ObjectNode event = event(guild, call.id("event"));
        guild.scheduledEvents.remove(call.id("event"));
        world.tell("GUILD_SCHEDULED_EVENT_DELETE", guild, Intents.GUILD_SCHEDULED_EVENTS, event);
        return RestAnswer.nothing();
    }

    private RestAnswer leave(RestCall call) {
        guild(call).removeBot();
        return RestAnswer.nothing();
    }
}
