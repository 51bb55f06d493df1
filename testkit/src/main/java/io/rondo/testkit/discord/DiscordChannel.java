package io.rondo.testkit.discord;

import io.rondo.testkit.wire.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A channel, a thread or a direct chat on the fake Discord. Safe to use from several threads. */
public final class DiscordChannel {

    /** What kind of channel it is, with Discord's number. */
    public enum Kind {
        TEXT(0),
        DIRECT(1),
        VOICE(2),
        CATEGORY(4),
        PUBLIC_THREAD(11),
        PRIVATE_THREAD(12);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        static Optional<Kind> of(int number) {
            return List.of(values()).stream().filter(k -> k.number == number).findFirst();
        }
    }

    final World world;
    private final long id;
    private final Kind kind;
    final @Nullable DiscordGuild guild;
    final @Nullable DiscordUser person;
    final Map<Long, Permissions.Overwrite> overwrites = new LinkedHashMap<>();
    final Set<Long> threadMembers = new LinkedHashSet<>();
    String name;
    String topic = "";
    int userLimit;
    boolean deleted;
    boolean archived;
    boolean locked;
    long lastMessageId;
    int position;

    @Nullable
    DiscordChannel parent;

    DiscordChannel(World world, long id, Kind kind, String name, @Nullable DiscordGuild guild) {
        this(world, id, kind, name, guild, null);
    }

    private DiscordChannel(
            World world, long id, Kind kind, String name, @Nullable DiscordGuild guild, @Nullable DiscordUser person) {
        this.world = world;
        this.id = id;
        this.kind = kind;
        this.name = name;
        this.guild = guild;
        this.person = person;
    }

    static DiscordChannel direct(World world, DiscordUser person) {
        return new DiscordChannel(world, world.ids.next(), Kind.DIRECT, "", null, person);
    }

    public long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** Moves below a category; the bot is told. */
    public DiscordChannel below(DiscordChannel category) {
        world.change(() -> {
            parent = category;
            world.tellChannel("CHANNEL_UPDATE", this);
        });
        return this;
    }

    /** Whether it is a thread of either kind. */
    public boolean isThread() {
        return kind == Kind.PUBLIC_THREAD || kind == Kind.PRIVATE_THREAD;
    }

    /** Whether it was deleted. */
    public boolean isDeleted() {
        return world.look(() -> deleted);
    }

    /** Whether a thread is archived. */
    public boolean isArchived() {
        return world.look(() -> archived);
    }

    /** The guild it belongs to. */
    public Optional<DiscordGuild> guild() {
        return Optional.ofNullable(guild);
    }

    /** The channel in which a thread stands, or a channel's category. */
    public Optional<DiscordChannel> parent() {
        return Optional.ofNullable(parent);
    }

    /** Whether a person may see it. */
    public boolean isSeenBy(DiscordUser user) {
        return world.look(() -> person == user || (guild != null && Permissions.maySee(this, user.id())));
    }

    /** Whether a person may enter this voice channel. */
    public boolean isOpenTo(DiscordUser user) {
        return world.look(() -> {
            long bits = Permissions.of(this, user.id());
            return Permissions.has(bits, DiscordPermission.VIEW_CHANNEL)
                    && Permissions.has(bits, DiscordPermission.CONNECT);
        });
    }

    /** Denies everyone a permission here; members and roles with their own overwrite keep it. */
    public DiscordChannel deny(DiscordPermission permission) {
        return overwrite(guildOrThrow().id(), false, 0, permission.bit());
    }

    /** Denies the bot a permission here. */
    public DiscordChannel denyBot(DiscordPermission permission) {
        return overwrite(world.botId, true, 0, permission.bit());
    }

    private DiscordChannel overwrite(long who, boolean member, long allow, long deny) {
        world.change(() -> {
            Permissions.Overwrite old = overwrites.getOrDefault(who, new Permissions.Overwrite(who, member, 0, 0));
            overwrites.put(
                    who, new Permissions.Overwrite(who, member, old.allow() | allow, (old.deny() | deny) & ~allow));
            world.tellChannel("CHANNEL_UPDATE", this);
        });
        return this;
    }

    /** The messages that stand here for everyone, oldest first. */
    public List<DiscordMessage> messages() {
        return world.snapshots(m -> m.channel == this && !m.deleted && m.onlyFor == null);
    }

    /** What the bot has ever posted here for everyone, deleted messages too, oldest first. */
    public List<DiscordMessage> posted() {
        return world.snapshots(m -> m.channel == this && m.fromBot() && m.onlyFor == null);
    }

    /** The pinned messages. */
    public List<DiscordMessage> pinned() {
        return world.snapshots(m -> m.channel == this && !m.deleted && m.pinned);
    }

    /** The threads that stand in this channel. */
    public List<DiscordChannel> threads() {
        return world.look(() -> world.channels.values().stream()
                .filter(c -> c.parent == this && c.isThread() && !c.deleted)
                .toList());
    }

    /** Somebody deletes it; the bot is told. */
    public void delete() {
        world.change(() -> world.deleteChannel(this));
    }

    /** The thread is archived, as after some days of silence; the bot is told. */
    public void archive() {
        world.change(() -> {
            archived = true;
            world.tellChannel("THREAD_UPDATE", this);
        });
    }

    DiscordGuild guildOrThrow() {
        if (guild == null) {
            throw new AssertionError(this + " is in no guild");
        }
        return guild;
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", Long.toString(id)).put("type", kind.number);
        if (lastMessageId == 0) {
            json.putNull("last_message_id");
        } else {
            json.put("last_message_id", Long.toString(lastMessageId));
        }
        if (person != null) {
            json.putArray("recipients").add(person.json());
            return json;
        }
        json.put("guild_id", Long.toString(guildOrThrow().id()))
                .put("name", name)
                .put("position", position)
                .put("nsfw", false)
                .put("flags", 0)
                .put("topic", topic)
                .put("rate_limit_per_user", 0);
        if (parent == null) {
            json.putNull("parent_id");
        } else {
            json.put("parent_id", Long.toString(parent.id()));
        }
        if (isThread()) {
            threadParts(json);
        } else {
            overwriteParts(json);
        }
        if (kind == Kind.VOICE) {
            json.put("bitrate", 64_000).put("user_limit", userLimit);
        }
        return json;
    }

    private void overwriteParts(ObjectNode json) {
        ArrayNode list = json.putArray("permission_overwrites");
        overwrites
                .values()
                .forEach(o -> list.add(Json.object()
                        .put("id", Long.toString(o.id()))
                        .put("type", o.member() ? 1 : 0)
                        .put("allow", Long.toString(o.allow()))
                        .put("deny", Long.toString(o.deny()))));
    }

    private void threadParts(ObjectNode json) {
        json.put("owner_id", Long.toString(world.botId))
                .put("member_count", threadMembers.size())
                .put("message_count", (int) world.countMessages(this))
                .put("total_message_sent", (int) world.countMessages(this));
        json.set(
                "thread_metadata",
                Json.object()
                        .put("archived", archived)
                        .put("locked", locked)
                        .put("auto_archive_duration", 1440)
                        .put("archive_timestamp", world.now())
                        .put("create_timestamp", world.now()));
        if (threadMembers.contains(world.botId)) {
            json.set(
                    "member",
                    Json.object()
                            .put("id", Long.toString(id))
                            .put("user_id", Long.toString(world.botId))
                            .put("join_timestamp", world.now())
                            .put("flags", 0));
        }
    }

    @Override
    public String toString() {
        return person == null ? "#" + name : "direct chat of " + person;
    }
}
