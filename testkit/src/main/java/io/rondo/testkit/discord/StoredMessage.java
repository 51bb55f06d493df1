package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestFile;
import io.rondo.testkit.discord.view.Screen;
import io.rondo.testkit.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A message as it stands, with what became of it. Guarded by the world's lock. */
final class StoredMessage {
    private static final int FLAG_EPHEMERAL = 1 << 6;
    private static final int FLAG_LOADING = 1 << 7;
    static final int FLAG_COMPONENTS_V2 = 1 << 15;

    final World world;
    final DiscordChannel channel;
    final DiscordUser author;
    final long id;
    final Instant sentAt;
    final Map<String, RestFile> files = new LinkedHashMap<>();
    final List<String> earlier = new ArrayList<>();
    /** Content, embeds, components, attachments and references as Discord delivers them. */
    final ObjectNode parts = Json.object();

    /** The one who sees an ephemeral message. */
    @Nullable
    DiscordUser onlyFor;

    @Nullable
    DiscordInteraction interaction;

    @Nullable
    String nonce;

    boolean loading;
    boolean pinned;
    boolean deleted;
    int flags;
    int type;
    int edits;

    StoredMessage(World world, DiscordChannel channel, DiscordUser author) {
        this.world = world;
        this.channel = channel;
        this.author = author;
        this.id = world.ids.next();
        this.sentAt = world.clock.instant();
        parts.put("content", "");
        parts.putArray("embeds");
        parts.putArray("components");
        parts.putArray("attachments");
    }

    boolean fromBot() {
        return author == world.bot;
    }

    boolean isSeenBy(DiscordUser user) {
        return !deleted && (onlyFor == null ? channel.isSeenBy(user) : onlyFor == user);
    }

    Screen screen() {
        return Screen.of(parts);
    }

    /** Discord's message object, without what only the gateway adds. */
    ObjectNode json() {
        ObjectNode json = parts.deepCopy();
        int allFlags = flags | (onlyFor == null ? 0 : FLAG_EPHEMERAL) | (loading ? FLAG_LOADING : 0);
        json.put("id", Long.toString(id))
                .put("channel_id", Long.toString(channel.id()))
                .put(
                        "timestamp",
                        sentAt.atOffset(java.time.ZoneOffset.UTC).toString().replaceFirst("Z$", "+00:00"))
                .put("tts", false)
                .put("mention_everyone", false)
                .put("pinned", pinned)
                .put("type", type)
                .put("flags", allFlags);
        json.set("author", author.json());
        json.putArray("mentions");
        json.putArray("mention_roles");
        if (edits == 0) {
            json.putNull("edited_timestamp");
        } else {
            json.put("edited_timestamp", world.now());
        }
        if (nonce != null) {
            json.put("nonce", nonce);
        }
        if (fromBot()) {
            json.put("application_id", Long.toString(world.botId));
        }
        if (interaction != null) {
            json.put("webhook_id", Long.toString(world.botId));
            json.set("interaction_metadata", interaction.metadata());
        }
        return json;
    }

    /** As MESSAGE_CREATE tells it; without the privileged intent, what others write in guilds is blank. */
    ObjectNode gatewayJson(boolean mayReadContent) {
        ObjectNode json = json();
        channel.guild().ifPresent(guild -> {
            json.put("guild_id", Long.toString(guild.id()));
            guild.member(author.id()).ifPresent(m -> {
                ObjectNode member = guild.memberJson(m);
                member.remove("user");
                json.set("member", member);
            });
            boolean mentioned = parts.path("content").asString("").contains("<@" + world.botId + ">");
            if (!mayReadContent && !fromBot() && !mentioned) {
                json.put("content", "");
                json.putArray("embeds");
                json.putArray("components");
                json.putArray("attachments");
            }
            if (mentioned) {
                json.putArray("mentions").add(world.bot.json());
            }
        });
        return json;
    }

    DiscordMessage snapshot() {
        Optional<DiscordChannel> thread =
                Optional.ofNullable(world.channels.get(id)).filter(c -> !c.deleted);
        return new DiscordMessage(
                channel,
                id,
                author,
                screen(),
                Map.copyOf(files),
                Optional.ofNullable(onlyFor),
                new DiscordMessage.History(sentAt, edits, List.copyOf(earlier), deleted, loading),
                pinned,
                thread,
                Optional.ofNullable(nonce),
                parts.deepCopy());
    }
}
