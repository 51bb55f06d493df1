package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestAnswer;
import io.rondo.testkit.discord.rest.RestCall;
import io.rondo.testkit.discord.rest.RestError;
import io.rondo.testkit.discord.rest.Router;
import io.rondo.testkit.wire.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Channels, threads, overwrites and invites. */
final class ChannelsApi {
    private final World world;

    private ChannelsApi(World world) {
        this.world = world;
    }

    static void add(World world, Router router) {
        ChannelsApi api = new ChannelsApi(world);
        router.on("GET", "/channels/{channel}", api::get)
                .on("PATCH", "/channels/{channel}", api::change)
                .on("DELETE", "/channels/{channel}", api::delete)
                .on("PUT", "/channels/{channel}/permissions/{overwrite}", api::overwrite)
                .on("DELETE", "/channels/{channel}/permissions/{overwrite}", api::removeOverwrite)
                .on("POST", "/channels/{channel}/messages/{message}/threads", api::threadFromMessage)
                .on("POST", "/channels/{channel}/threads", api::thread)
                .on("PUT", "/channels/{channel}/thread-members/{member}", api::join)
                .on("DELETE", "/channels/{channel}/thread-members/{member}", api::leave)
                .on("GET", "/channels/{channel}/thread-members", api::threadMembers)
                .on("POST", "/channels/{channel}/typing", call -> RestAnswer.nothing())
                .on("POST", "/channels/{channel}/invites", api::invite)
                .on("GET", "/guilds/{guild}/channels", api::list)
                .on("POST", "/guilds/{guild}/channels", api::create)
                .on("GET", "/guilds/{guild}/threads/active", api::activeThreads);
    }

    private DiscordChannel reach(RestCall call, DiscordPermission... needed) {
        DiscordChannel channel = world.channel(call.id("channel"));
        if (channel.guild != null) {
            Permissions.require(channel, world.botId, needed);
        }
        return channel;
    }

    private RestAnswer get(RestCall call) {
        return RestAnswer.ok(reach(call).json());
    }

    private RestAnswer change(RestCall call) {
        DiscordChannel channel = world.channel(call.id("channel"));
        boolean own = channel.isThread();
        Permissions.require(
                channel, world.botId, own ? DiscordPermission.SEND_IN_THREADS : DiscordPermission.MANAGE_CHANNELS);
        ObjectNode body = call.object();
        channel.name = body.path("name").asString(channel.name);
        channel.topic = body.path("topic").asString(channel.topic);
        channel.archived = body.path("archived").asBoolean(channel.archived);
        channel.locked = body.path("locked").asBoolean(channel.locked);
        channel.userLimit = body.path("user_limit").asInt(channel.userLimit);
        if (body.has("permission_overwrites")) {
            channel.overwrites.clear();
            body.path("permission_overwrites")
                    .forEach(o -> put(channel, o.path("id").asLong(), o));
        }
        world.tellChannel(own ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel);
        return RestAnswer.ok(channel.json());
    }

    private RestAnswer delete(RestCall call) {
        DiscordChannel channel = world.channel(call.id("channel"));
        Permissions.require(
                channel,
                world.botId,
                channel.isThread() ? DiscordPermission.MANAGE_THREADS : DiscordPermission.MANAGE_CHANNELS);
        world.deleteChannel(channel);
        return RestAnswer.ok(channel.json());
    }

    /** Nobody can hand out in an overwrite what they may not do themselves. */
    private void put(DiscordChannel channel, long id, JsonNode given) {
        long allow = Long.parseLong(given.path("allow").asString("0"));
        long deny = Long.parseLong(given.path("deny").asString("0"));
        long own = Permissions.of(channel.guildOrThrow(), world.botId);
        if (((allow | deny) & ~own) != 0) {
            throw RestError.of(50013);
        }
        channel.overwrites.put(
                id, new Permissions.Overwrite(id, given.path("type").asInt() == 1, allow, deny));
    }

    private RestAnswer overwrite(RestCall call) {
        DiscordChannel channel = reach(call, DiscordPermission.MANAGE_ROLES);
        put(channel, call.id("overwrite"), call.object());
        world.tellChannel("CHANNEL_UPDATE", channel);
        return RestAnswer.nothing();
    }

    private RestAnswer removeOverwrite(RestCall call) {
        DiscordChannel channel = reach(call, DiscordPermission.MANAGE_ROLES);
        channel.overwrites.remove(call.id("overwrite"));
        world.tellChannel("CHANNEL_UPDATE", channel);
        return RestAnswer.nothing();
    }

    /** A thread that is made from a message has the message's id, so there can be one only. */
    private RestAnswer threadFromMessage(RestCall call) {
        DiscordChannel channel = reach(call, DiscordPermission.CREATE_PUBLIC_THREADS);
        StoredMessage message = world.message(channel, call.id("message"));
        if (channel.isThread() || channel.guild == null) {
            throw RestError.of(50024);
        }
        if (world.channels.containsKey(message.id)) {
            throw RestError.of(160004);
        }
        return RestAnswer.created(newThread(channel, message.id, DiscordChannel.Kind.PUBLIC_THREAD, call.object())
                .json());
    }

    private RestAnswer thread(RestCall call) {
        ObjectNode body = call.object();
        boolean open = body.path("type").asInt(12) == 11;
        DiscordChannel channel =
                reach(call, open ? DiscordPermission.CREATE_PUBLIC_THREADS : DiscordPermission.CREATE_PRIVATE_THREADS);
        return RestAnswer.created(newThread(
                        channel,
                        world.ids.next(),
                        open ? DiscordChannel.Kind.PUBLIC_THREAD : DiscordChannel.Kind.PRIVATE_THREAD,
                        body)
                .json());
    }

    private DiscordChannel newThread(DiscordChannel in, long id, DiscordChannel.Kind kind, ObjectNode body) {
        String name = name(body);
        DiscordChannel thread = new DiscordChannel(world, id, kind, name, in.guildOrThrow());
        thread.parent = in;
        thread.threadMembers.add(world.botId);
        world.add(thread);
        return thread;
    }

    private static String name(ObjectNode body) {
        String name = body.path("name").asString("");
        if (name.isBlank() || name.length() > 100) {
            throw RestError.invalidForm(java.util.List.of("name: Must be between 1 and 100 in length."));
        }
        return name;
    }

    private long member(RestCall call) {
        return call.text("member").equals("@me") ? world.botId : call.id("member");
    }

    private RestAnswer join(RestCall call) {
        DiscordChannel thread = reach(call);
        long member = member(call);
        if (thread.guildOrThrow().member(member).isEmpty()) {
            throw RestError.of(50001);
        }
        thread.threadMembers.add(member);
        return RestAnswer.nothing();
    }

    private RestAnswer leave(RestCall call) {
        reach(call).threadMembers.remove(member(call));
        return RestAnswer.nothing();
    }

    private RestAnswer threadMembers(RestCall call) {
        DiscordChannel thread = reach(call);
        ArrayNode list = Json.array();
        thread.threadMembers.forEach(m -> list.add(Json.object()
                .put("id", Long.toString(thread.id()))
                .put("user_id", Long.toString(m))
                .put("join_timestamp", world.now())
                .put("flags", 0)));
        return RestAnswer.ok(list);
    }

    private RestAnswer invite(RestCall call) {
        DiscordChannel channel = reach(call, DiscordPermission.CREATE_INVITE);
        DiscordGuild guild = channel.guildOrThrow();
        ObjectNode body = call.object();
        ObjectNode json = Json.object()
                .put("code", "fake" + Long.toString(world.ids.next(), 36))
                .put("type", 0)
                .put("uses", 0)
                .put("max_uses", body.path("max_uses").asInt(0))
                .put("max_age", body.path("max_age").asInt(86_400))
                .put("temporary", body.path("temporary").asBoolean(false))
                .put("created_at", world.now());
        ObjectNode guildJson = guild.json();
        guildJson.put("approximate_member_count", guild.members.size());
        json.set("guild", guildJson);
        json.set("channel", channel.json());
        json.set("inviter", world.bot.json());
        return RestAnswer.ok(json);
    }

    private RestAnswer list(RestCall call) {
        ArrayNode list = Json.array();
        world.guild(call.id("guild")).channels().forEach(c -> list.add(c.json()));
        return RestAnswer.ok(list);
    }

    private RestAnswer create(RestCall call) {
        DiscordGuild guild = world.guild(call.id("guild"));
        Permissions.require(guild, world.botId, DiscordPermission.MANAGE_CHANNELS);
        ObjectNode body = call.object();
        Optional<DiscordChannel.Kind> kind =
                DiscordChannel.Kind.of(body.path("type").asInt(0));
        DiscordChannel channel = new DiscordChannel(
                world,
                world.ids.next(),
                kind.orElseThrow(() -> RestError.invalidForm(java.util.List.of("type: no such channel type"))),
                name(body),
                guild);
        channel.topic = body.path("topic").asString("");
        channel.userLimit = body.path("user_limit").asInt(0);
        if (Json.present(body.get("parent_id"))) {
            channel.parent = world.channel(body.path("parent_id").asLong());
        }
        body.path("permission_overwrites")
                .forEach(o -> put(channel, o.path("id").asLong(), o));
        world.add(channel);
        return RestAnswer.created(channel.json());
    }

    private RestAnswer activeThreads(RestCall call) {
        ObjectNode answer = Json.object();
        ArrayNode threads = answer.putArray("threads");
        answer.putArray("members");
        world.guild(call.id("guild")).threads().stream()
                .filter(t -> !t.archived)
                .forEach(t -> threads.add(t.json()));
        return RestAnswer.ok(answer);
    }
}
