package io.rondo.testkit.discord;

import io.rondo.testkit.discord.gateway.GatewayEvent;
import io.rondo.testkit.discord.gateway.Intents;
import io.rondo.testkit.discord.rest.RestError;
import io.rondo.testkit.wire.Changes;
import io.rondo.testkit.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Everything that exists on the fake Discord, behind one lock. */
final class World {
    final Changes changes = new Changes();
    final Snowflakes ids = new Snowflakes();
    final InstantSource clock;
    final long botId = ids.next();
    final String token = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Long.toString(botId).getBytes(StandardCharsets.UTF_8))
            + ".fake-token.for-tests";
    final DiscordUser bot;
    final Map<String, DiscordUser> usersByName = new LinkedHashMap<>();
    final Map<Long, DiscordUser> users = new LinkedHashMap<>();
    final Map<Long, DiscordGuild> guilds = new LinkedHashMap<>();
    final Map<Long, DiscordChannel> channels = new LinkedHashMap<>();
    final Map<Long, StoredMessage> messages = new LinkedHashMap<>();
    final Map<Long, DiscordInteraction> interactions = new LinkedHashMap<>();
    final RegisteredCommands commands = new RegisteredCommands(this);
    Consumer<GatewayEvent> gateway = e -> {};
    Duration answerWithin = Duration.ofSeconds(3);
    Duration tokenLife = Duration.ofMinutes(15);
    Duration nonceLife = Duration.ofMinutes(3);
    final Set<Long> openedDirect = new LinkedHashSet<>();
    boolean refusesNewDirectMessages;
    int grantedIntents;

    World(InstantSource clock) {
        this.clock = clock;
        this.bot = new DiscordUser(this, botId, "rondo", true);
        users.put(botId, bot);
    }

    <T> T change(Supplier<T> action) {
        return changes.change(action);
    }

    void change(Runnable action) {
        changes.change(action);
    }

    <T> T look(Supplier<T> action) {
        return changes.look(action);
    }

    /** The fake's time as Discord writes it. */
    String now() {
        return clock.instant().atOffset(java.time.ZoneOffset.UTC).toString().replaceFirst("Z$", "+00:00");
    }

    DiscordUser user(String name) {
        return change(() -> usersByName.computeIfAbsent(name, n -> {
            DiscordUser user = new DiscordUser(this, ids.next(), n, false);
            users.put(user.id(), user);
            return user;
        }));
    }

    DiscordGuild guild(String name) {
        return change(() -> {
            Optional<DiscordGuild> known =
                    guilds.values().stream().filter(g -> g.name().equals(name)).findFirst();
            return known.orElseGet(() -> {
                // Discord's shards are told by a guild's id, which must not be the same for all of a test.
                DiscordGuild guild = new DiscordGuild(this, ids.next() + ((long) guilds.size() << 22), name);
                guilds.put(guild.id(), guild);
                DiscordUser owner = user("owner of " + name);
                guild.ownerId = owner.id();
                guild.members.put(owner.id(), new DiscordGuild.Member(owner, new LinkedHashSet<>(), now()));
                guild.addBot();
                return guild;
            });
        });
    }

    DiscordChannel channelOf(DiscordGuild guild, String name, DiscordChannel.Kind kind) {
        return change(() -> {
            Optional<DiscordChannel> known = channels.values().stream()
                    .filter(c -> c.guild == guild && c.kind() == kind && c.name.equals(name) && !c.deleted)
                    .findFirst();
            return known.orElseGet(() -> {
                DiscordChannel channel = new DiscordChannel(this, ids.next(), kind, name, guild);
                add(channel);
                return channel;
            });
        });
    }

    void add(DiscordChannel channel) {
        channels.put(channel.id(), channel);
        if (channel.guild != null) {
            channel.position = channels.size();
            tellChannel(channel.isThread() ? "THREAD_CREATE" : "CHANNEL_CREATE", channel);
        }
    }

    void deleteChannel(DiscordChannel channel) {
        channel.deleted = true;
        tellChannel(channel.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE", channel);
        channel.threads().forEach(this::deleteChannel);
    }

    /** The direct chat of the bot with a person. */
    DiscordChannel direct(DiscordUser person) {
        return change(() -> {
            Optional<DiscordChannel> known =
                    channels.values().stream().filter(c -> c.person == person).findFirst();
            return known.orElseGet(() -> {
                DiscordChannel channel = DiscordChannel.direct(this, person);
                channels.put(channel.id(), channel);
                return channel;
            });
        });
    }

    // ---- finding ------------------------------------------------------------------------------------------------

    DiscordChannel channel(long id) {
        DiscordChannel channel = channels.get(id);
        if (channel == null || channel.deleted) {
            throw RestError.of(10003);
        }
        return channel;
    }

    DiscordGuild guild(long id) {
        DiscordGuild guild = guilds.get(id);
        if (guild == null || guild.member(botId).isEmpty()) {
            throw RestError.of(10004);
        }
        return guild;
    }

    DiscordUser user(long id) {
        DiscordUser user = users.get(id);
        if (user == null) {
            throw RestError.of(10013);
        }
        return user;
    }

    /** A message that channels' own routes can reach: ephemeral ones are not among them. */
    StoredMessage message(DiscordChannel channel, long id) {
        StoredMessage message = messages.get(id);
        if (message == null || message.deleted || message.channel != channel || message.onlyFor != null) {
            throw RestError.of(10008);
        }
        return message;
    }

    StoredMessage stored(DiscordMessage message) {
        StoredMessage stored = messages.get(message.id());
        if (stored == null) {
            throw new AssertionError("no such message: " + message);
        }
        return stored;
    }

    List<DiscordMessage> snapshots(Predicate<StoredMessage> which) {
        return look(() -> messages.values().stream()
                .filter(which)
                .map(StoredMessage::snapshot)
                .toList());
    }

    long countMessages(DiscordChannel channel) {
        return messages.values().stream()
                .filter(m -> m.channel == channel && !m.deleted && m.onlyFor == null)
                .count();
    }

    // ---- telling ------------------------------------------------------------------------------------------------

    void tell(GatewayEvent event) {
        gateway.accept(event);
    }

    void tell(String type, DiscordGuild guild, int intents, ObjectNode data) {
        boolean knows = type.equals("GUILD_DELETE") || guild.member(botId).isPresent();
        if (knows) {
            tell(GatewayEvent.of(type, Optional.of(guild.id()), intents, data));
        }
    }

    void tellChannel(String type, DiscordChannel channel) {
        DiscordGuild guild = channel.guildOrThrow();
        boolean thread = channel.isThread();
        if (guild.member(botId).isPresent() && (thread ? Permissions.maySee(channel, botId) : true)) {
            ObjectNode json = channel.json();
            if (type.equals("THREAD_CREATE")) {
                json.put("newly_created", true);
            }
            tell(type, guild, Intents.GUILDS, json);
        }
    }

    void tellMessage(String type, StoredMessage message) {
        if (message.onlyFor != null) {
            return;
        }
        DiscordChannel channel = message.channel;
        boolean direct = channel.guild == null;
        if (!direct && !Permissions.maySee(channel, botId)) {
            return;
        }
        tell(new GatewayEvent(
                type,
                channel.guild().map(DiscordGuild::id),
                direct ? Intents.DIRECT_MESSAGES : Intents.GUILD_MESSAGES,
                intents -> message.gatewayJson((intents & Intents.MESSAGE_CONTENT) != 0)));
    }

    void tellDeleted(StoredMessage message) {
        if (message.onlyFor != null) {
            return;
        }
        ObjectNode json = Json.object()
                .put("id", Long.toString(message.id))
                .put("channel_id", Long.toString(message.channel.id()));
        message.channel.guild().ifPresent(g -> json.put("guild_id", Long.toString(g.id())));
        boolean direct = message.channel.guild == null;
        tell(GatewayEvent.of(
                "MESSAGE_DELETE",
                message.channel.guild().map(DiscordGuild::id),
                direct ? Intents.DIRECT_MESSAGES : Intents.GUILD_MESSAGES,
                json));
    }

    /** Changes to the bot itself are told without the privileged intent. */
    void tellMember(String type, DiscordGuild guild, DiscordGuild.Member member) {
        ObjectNode json = guild.memberJson(member).put("guild_id", Long.toString(guild.id()));
        tell(type, guild, member.user() == bot ? Intents.GUILDS : Intents.GUILD_MEMBERS, json);
    }
}
