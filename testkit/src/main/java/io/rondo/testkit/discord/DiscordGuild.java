package io.rondo.testkit.discord;

import io.rondo.testkit.discord.gateway.GatewayEvent;
import io.rondo.testkit.discord.gateway.Intents;
import io.rondo.testkit.wire.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A server on the fake Discord. The bot is in it unless a test says otherwise. Safe to use from several threads. */
public final class DiscordGuild {
    private static final long EVERYONE_MAY = DiscordPermission.bits(
            DiscordPermission.VIEW_CHANNEL,
            DiscordPermission.SEND_MESSAGES,
            DiscordPermission.READ_HISTORY,
            DiscordPermission.EMBED_LINKS,
            DiscordPermission.ATTACH_FILES,
            DiscordPermission.CONNECT,
            DiscordPermission.SPEAK,
            DiscordPermission.SEND_IN_THREADS,
            DiscordPermission.CREATE_PUBLIC_THREADS,
            DiscordPermission.USE_COMMANDS);

    private static final long BOT_MAY = EVERYONE_MAY
            | DiscordPermission.bits(
                    DiscordPermission.CREATE_INVITE,
                    DiscordPermission.MANAGE_CHANNELS,
                    DiscordPermission.MANAGE_MESSAGES,
                    DiscordPermission.MANAGE_ROLES,
                    DiscordPermission.MANAGE_THREADS,
                    DiscordPermission.MOVE_MEMBERS,
                    DiscordPermission.MANAGE_EVENTS,
                    DiscordPermission.CREATE_EVENTS,
                    DiscordPermission.CREATE_PRIVATE_THREADS,
                    DiscordPermission.PIN_MESSAGES);

    private static final int BOT_ROLE_POSITION = 100;

    final World world;
    private final long id;
    private final String name;
    final Map<Long, DiscordRole> roles = new LinkedHashMap<>();
    final Map<Long, Member> members = new LinkedHashMap<>();
    final Map<Long, ObjectNode> scheduledEvents = new LinkedHashMap<>();
    final Map<Long, DiscordChannel> inVoice = new LinkedHashMap<>();
    final DiscordRole botRole;
    String locale = "en-US";
    long ownerId;
    long systemChannelId;

    /** A member's standing. */
    record Member(DiscordUser user, Set<Long> roles, String joinedAt) {}

    DiscordGuild(World world, long id, String name) {
        this.world = world;
        this.id = id;
        this.name = name;
        roles.put(id, new DiscordRole(id, "everyone", EVERYONE_MAY, 0, false));
        botRole = new DiscordRole(world.ids.next(), "Rondo", BOT_MAY, BOT_ROLE_POSITION, true);
        roles.put(botRole.id(), botRole);
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    // ---- set up -------------------------------------------------------------------------------------------------

    /** The text channel of this name; made on first use. */
    public DiscordChannel channel(String channelName) {
        return world.channelOf(this, channelName, DiscordChannel.Kind.TEXT);
    }

    /** The voice channel of this name; made on first use. */
    public DiscordChannel voice(String channelName) {
        return world.channelOf(this, channelName, DiscordChannel.Kind.VOICE);
    }

    /** The category of this name; made on first use. */
    public DiscordChannel category(String channelName) {
        return world.channelOf(this, channelName, DiscordChannel.Kind.CATEGORY);
    }

    /** The role of this name; made on first use, below the bot's. */
    public DiscordRole role(String roleName, DiscordPermission... permissions) {
        return world.change(() -> {
            Optional<DiscordRole> known = roles.values().stream()
                    .filter(r -> r.name().equals(roleName))
                    .findFirst();
            return known.orElseGet(() -> {
                DiscordRole role = new DiscordRole(
                        world.ids.next(), roleName, DiscordPermission.bits(permissions), roles.size(), false);
                roles.put(role.id(), role);
                ObjectNode told = Json.object().put("guild_id", Long.toString(id));
                told.set("role", role.json());
                world.tell("GUILD_ROLE_CREATE", this, Intents.GUILDS, told);
                return role;
            });
        });
    }

    /** Moves a role above the bot's, so that the bot cannot give it. */
    public DiscordRole aboveBot(DiscordRole role) {
        return world.change(() -> {
            role.position = BOT_ROLE_POSITION + 1;
            tellRole(role);
            return role;
        });
    }

    /** Takes permissions from the bot; it is told. */
    public DiscordGuild botMayNot(DiscordPermission... permissions) {
        return setBotPermissions(botRole.permissions & ~DiscordPermission.bits(permissions), true, permissions);
    }

    /** Gives the bot permissions; it is told. */
    public DiscordGuild botMay(DiscordPermission... permissions) {
        return setBotPermissions(botRole.permissions | DiscordPermission.bits(permissions), false, permissions);
    }

    /** What everyone may is the bot's too; taking something from the bot takes it from its way round as well. */
    private DiscordGuild setBotPermissions(long bits, boolean fromEveryone, DiscordPermission... permissions) {
        world.change(() -> {
            botRole.permissions = bits;
            tellRole(botRole);
            if (fromEveryone) {
                everyone().permissions &= ~DiscordPermission.bits(permissions);
                tellRole(everyone());
            }
        });
        return this;
    }

    private void tellRole(DiscordRole role) {
        ObjectNode told = Json.object().put("guild_id", Long.toString(id));
        told.set("role", role.json());
        world.tell("GUILD_ROLE_UPDATE", this, Intents.GUILDS, told);
    }

    /** Lets a person own the guild and be a member. */
    public DiscordGuild ownedBy(DiscordUser owner) {
        world.change(() -> {
            ownerId = owner.id();
        });
        owner.joins(this);
        return this;
    }

    /** Sets the community's language, such as {@code ru}. */
    public DiscordGuild locale(String tag) {
        world.change(() -> {
            locale = tag;
        });
        return this;
    }

    /** Names the channel for system messages. */
    public DiscordGuild systemChannel(DiscordChannel channel) {
        world.change(() -> {
            systemChannelId = channel.id();
        });
        return this;
    }

    /** Throws the bot out; it is told. */
    public void removeBot() {
        world.change(() -> {
            members.remove(world.botId);
            world.tell("GUILD_DELETE", this, Intents.GUILDS, Json.object().put("id", Long.toString(id)));
        });
    }

    /** Invites the bot; it is told. */
    public DiscordGuild addBot() {
        world.change(() -> {
            if (member(world.botId).isEmpty()) {
                members.put(world.botId, new Member(world.bot, new LinkedHashSet<>(Set.of(botRole.id())), world.now()));
                world.tell(new GatewayEvent("GUILD_CREATE", Optional.of(id), Intents.GUILDS, i -> json()));
            }
        });
        return this;
    }

    // ---- look ---------------------------------------------------------------------------------------------------

    /** The text and voice channels and categories that stand, in the order they were made. */
    public List<DiscordChannel> channels() {
        return world.look(() -> world.channels.values().stream()
                .filter(c -> c.guild == this && !c.isThread() && !c.deleted)
                .toList());
    }

    /** The threads that stand, oldest first. */
    public List<DiscordChannel> threads() {
        return world.look(() -> world.channels.values().stream()
                .filter(c -> c.guild == this && c.isThread() && !c.deleted)
                .toList());
    }

    /** The scheduled events that stand, by name. */
    public List<String> scheduledEventNames() {
        return world.look(() -> scheduledEvents.values().stream()
                .map(e -> e.path("name").asString())
                .toList());
    }

    /** The scheduled events that stand, by name and status, such as {@code Mixer 1}. */
    public List<String> scheduledEvents() {
        return world.look(() -> scheduledEvents.values().stream()
                .map(e -> e.path("name").asString() + " " + e.path("status").asInt())
                .toList());
    }

    /** Where the scheduled events take place. */
    public List<String> scheduledEventPlaces() {
        return world.look(() -> scheduledEvents.values().stream()
                .map(e -> e.path("entity_metadata").path("location").asString())
                .toList());
    }

    /** Somebody deletes all scheduled events. */
    public void deleteScheduledEvents() {
        world.change(scheduledEvents::clear);
    }

    /** As many scheduled events of somebody else's. */
    public DiscordGuild withScheduledEvents(int number) {
        world.change(() -> {
            for (int i = 1; i <= number; i++) {
                long id = world.ids.next();
                scheduledEvents.put(
                        id,
                        Json.object()
                                .put("id", Long.toString(id))
                                .put("guild_id", Long.toString(this.id))
                                .put("creator_id", "1")
                                .put("name", "Market day " + i)
                                .put("scheduled_start_time", "2030-01-01T10:00:00Z")
                                .put("scheduled_end_time", "2030-01-01T12:00:00Z")
                                .put("privacy_level", 2)
                                .put("entity_type", 3)
                                .put("status", 1));
            }
        });
        return this;
    }

    DiscordRole everyone() {
        return Optional.ofNullable(roles.get(id)).orElseThrow();
    }

    Optional<Member> member(long userId) {
        return Optional.ofNullable(members.get(userId));
    }

    ObjectNode memberJson(Member member) {
        ObjectNode json = Json.object();
        json.set("user", member.user().json());
        ArrayNode roleIds = Json.array();
        member.roles().forEach(r -> roleIds.add(Long.toString(r)));
        json.set("roles", roleIds);
        json.put("joined_at", member.joinedAt())
                .put("deaf", false)
                .put("mute", false)
                .put("flags", 0);
        json.put("pending", false).putNull("nick").putNull("avatar").putNull("premium_since");
        json.putNull("communication_disabled_until");
        return json;
    }

    /** The guild as GUILD_CREATE tells it. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", Long.toString(id))
                .put("name", name)
                .put("owner_id", Long.toString(ownerId))
                .put("preferred_locale", locale)
                .put("member_count", members.size())
                .put("unavailable", false)
                .put("premium_progress_bar_enabled", false)
                .put("verification_level", 0)
                .put("default_message_notifications", 0)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw_level", 0)
                .put("afk_timeout", 300)
                .put("premium_tier", 0)
                .put("system_channel_flags", 0)
                .put("joined_at", world.now());
        if (systemChannelId == 0) {
            json.putNull("system_channel_id");
        } else {
            json.put("system_channel_id", Long.toString(systemChannelId));
        }
        ArrayNode roleList = json.putArray("roles");
        roles.values().forEach(r -> roleList.add(r.json()));
        ArrayNode channelList = json.putArray("channels");
        channels().forEach(c -> channelList.add(c.json()));
        ArrayNode threadList = json.putArray("threads");
        threads().forEach(t -> threadList.add(t.json()));
        ArrayNode memberList = json.putArray("members");
        member(world.botId).ifPresent(m -> memberList.add(memberJson(m)));
        ArrayNode eventList = json.putArray("guild_scheduled_events");
        scheduledEvents.values().forEach(eventList::add);
        for (String empty : List.of("emojis", "stickers", "features", "presences", "voice_states", "stage_instances")) {
            json.putArray(empty);
        }
        return json;
    }

    @Override
    public String toString() {
        return name;
    }
}
