package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestAnswer;
import io.rondo.testkit.discord.rest.RestCall;
import io.rondo.testkit.discord.rest.RestError;
import io.rondo.testkit.discord.rest.Router;
import io.rondo.testkit.wire.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages in channels, threads and direct chats: send, read, edit, delete, pin. */
final class MessagesApi {
    private final World world;

    private MessagesApi(World world) {
        this.world = world;
    }

    static void add(World world, Router router) {
        MessagesApi api = new MessagesApi(world);
        router.on("POST", "/channels/{channel}/messages", api::send)
                .on("GET", "/channels/{channel}/messages", api::history)
                .on("GET", "/channels/{channel}/messages/{message}", api::get)
                .on("PATCH", "/channels/{channel}/messages/{message}", api::edit)
                .on("DELETE", "/channels/{channel}/messages/{message}", api::delete)
                .on("GET", "/channels/{channel}/messages/pins", api::pins)
                .on("PUT", "/channels/{channel}/messages/pins/{message}", call -> api.pin(call, true))
                .on("DELETE", "/channels/{channel}/messages/pins/{message}", call -> api.pin(call, false));
    }

    private RestAnswer send(RestCall call) {
        DiscordChannel channel = world.channel(call.id("channel"));
        ObjectNode body = call.object();
        requireMaySend(channel, body, !call.files().isEmpty());
        Optional<StoredMessage> same = sameNonce(channel, body);
        if (same.isPresent()) {
            return RestAnswer.ok(same.get().json());
        }
        StoredMessage message = MessageWriting.draft(world, channel, body, call.files());
        if (Json.present(body.get("nonce"))) {
            message.nonce = body.path("nonce").asString();
        }
        return RestAnswer.ok(MessageWriting.post(message).json());
    }

    private void requireMaySend(DiscordChannel channel, ObjectNode body, boolean files) {
        if (channel.person != null) {
            if (channel.person.refusesDirectMessages || !sharesGuild(channel.person)) {
                throw RestError.of(50007);
            }
            return;
        }
        if (channel.kind() == DiscordChannel.Kind.CATEGORY) {
            throw RestError.of(50024);
        }
        Permissions.require(
                channel,
                world.botId,
                channel.isThread() ? DiscordPermission.SEND_IN_THREADS : DiscordPermission.SEND_MESSAGES);
        if (!body.path("embeds").isEmpty()) {
            Permissions.require(channel, world.botId, DiscordPermission.EMBED_LINKS);
        }
        if (files) {
            Permissions.require(channel, world.botId, DiscordPermission.ATTACH_FILES);
        }
        if (channel.locked) {
            throw RestError.of(50083);
        }
    }

    private boolean sharesGuild(DiscordUser person) {
        return world.guilds.values().stream()
                .anyMatch(g -> g.member(person.id()).isPresent()
                        && g.member(world.botId).isPresent());
    }

    /** With enforce_nonce, a nonce that was used a short while ago names the message that stands already. */
    private Optional<StoredMessage> sameNonce(DiscordChannel channel, ObjectNode body) {
        if (!body.path("enforce_nonce").asBoolean(false)) {
            return Optional.empty();
        }
        String nonce = body.path("nonce").asString("");
        return world.messages.values().stream()
                .filter(m -> m.channel == channel && nonce.equals(m.nonce))
                .filter(m -> world.clock.instant().isBefore(m.sentAt.plus(world.nonceLife)))
                .findFirst();
    }

    private RestAnswer history(RestCall call) {
        DiscordChannel channel = world.channel(call.id("channel"));
        if (channel.guild != null) {
            Permissions.require(channel, world.botId, DiscordPermission.READ_HISTORY);
        }
        long before = Long.parseLong(call.query().getOrDefault("before", Long.toString(Long.MAX_VALUE)));
        long after = Long.parseLong(call.query().getOrDefault("after", "0"));
        boolean forward = call.query().containsKey("after");
        List<StoredMessage> fitting = world.messages.values().stream()
                .filter(m -> m.channel == channel && !m.deleted && m.onlyFor == null)
                .filter(m -> m.id < before && m.id > after)
                .sorted(Comparator.comparingLong(m -> forward ? m.id : -m.id))
                .limit(call.number("limit", 50))
                .sorted(Comparator.comparingLong(m -> -m.id))
                .toList();
        ArrayNode list = Json.array();
        fitting.forEach(m -> list.add(m.json()));
        return RestAnswer.ok(list);
    }

    private StoredMessage reach(RestCall call) {
        DiscordChannel channel = world.channel(call.id("channel"));
        if (channel.guild != null) {
            Permissions.require(channel, world.botId);
        }
        return world.message(channel, call.id("message"));
    }

    private RestAnswer get(RestCall call) {
        return RestAnswer.ok(reach(call).json());
    }

    private RestAnswer edit(RestCall call) {
        StoredMessage message = reach(call);
        if (!message.fromBot()) {
            throw RestError.of(50005);
        }
        return RestAnswer.ok(MessageWriting.edit(message, call).json());
    }

    private RestAnswer delete(RestCall call) {
        StoredMessage message = reach(call);
        if (!message.fromBot()) {
            Permissions.require(message.channel, world.botId, DiscordPermission.MANAGE_MESSAGES);
        }
        message.deleted = true;
        world.tellDeleted(message);
        return RestAnswer.nothing();
    }

    private RestAnswer pin(RestCall call, boolean pin) {
        StoredMessage message = reach(call);
        if (message.channel.guild != null) {
            long bits = Permissions.of(message.channel, world.botId);
            boolean may = Permissions.has(bits, DiscordPermission.PIN_MESSAGES)
                    || Permissions.has(bits, DiscordPermission.MANAGE_MESSAGES);
            if (!may) {
                throw RestError.of(50013);
            }
        }
        message.pinned = pin;
        world.tellMessage("MESSAGE_UPDATE", message);
        return RestAnswer.nothing();
    }

    private RestAnswer pins(RestCall call) {
        DiscordChannel channel = world.channel(call.id("channel"));
        ObjectNode answer = Json.object().put("has_more", false);
        ArrayNode items = answer.putArray("items");
        world.messages.values().stream()
                .filter(m -> m.channel == channel && m.pinned && !m.deleted)
                .forEach(m -> {
                    ObjectNode item = Json.object().put("pinned_at", world.now());
                    item.set("message", m.json());
                    items.add(item);
                });
        return RestAnswer.ok(answer);
    }
}
