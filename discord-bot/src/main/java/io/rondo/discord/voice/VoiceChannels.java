package io.rondo.discord.voice;

import io.rondo.call.VoiceRoom;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.rest.Result;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** The requests behind a room: finds, makes and deletes voice channels that only two people see. Thread-safe. */
final class VoiceChannels {

    private static final String CATEGORY = "Rondo";
    private static final int MOST_IN_A_SERVER = 500;
    private static final int MOST_IN_A_CATEGORY = 50;
    private static final int UNKNOWN_CHANNEL = 10003;
    private static final int UNKNOWN_MEMBER = 10007;
    private static final int UNKNOWN_USER = 10013;
    private static final int SERVER_IS_FULL = 30013;
    private static final int BY_ROLE = 0;
    private static final int BY_MEMBER = 1;
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Set<Permission> NEEDED =
            EnumSet.of(Permission.MANAGE_CHANNEL, Permission.VIEW_CHANNEL, Permission.VOICE_CONNECT);
    private static final Set<Permission> OF_THE_TWO = EnumSet.of(
            Permission.VIEW_CHANNEL,
            Permission.VOICE_CONNECT,
            Permission.VOICE_SPEAK,
            Permission.VOICE_STREAM,
            Permission.VOICE_USE_VAD);

    private final Rest rest;

    /** What became of the wish for a channel. */
    sealed interface Making {
        record Made(String guild, String channel, String url) implements Making {}

        /** @param reason for the host, in English */
        record Never(String reason) implements Making {}

        record Later(String why, Duration after) implements Making {}
    }

    /** What became of a channel that is to go. */
    sealed interface Removal {
        record Gone() implements Removal {}

        record Later(String why, Duration after) implements Removal {}
    }

    VoiceChannels(Rest rest) {
        this.rest = rest;
    }

    /** The channel of that name, made in the first server in which it can be; found where it was made before. */
    Making make(VoiceRoom room) {
        Making making = new Making.Never("this bot is in none of the community's servers");
        for (String id : room.chats()) {
            Optional<Guild> guild = rest.line().guild(id);
            if (guild.isPresent()) {
                making = makeIn(guild.get(), room);
                if (!(making instanceof Making.Never)) {
                    return making;
                }
            }
        }
        return making;
    }

    private Making makeIn(Guild guild, VoiceRoom room) {
        List<String> missing = NEEDED.stream()
                .filter(permission -> !guild.getSelfMember().hasPermission(permission))
                .map(Permission::getName)
                .toList();
        if (!missing.isEmpty()) {
            return new Making.Never(
                    "in " + guild.getName() + " the bot may not make voice channels: Server Settings, Roles, "
                            + guild.getSelfMember().getEffectiveName() + ", switch on " + String.join(", ", missing));
        }
        for (String member : room.members()) {
            Result<DataObject> found = rest.json(Route.Guilds.GET_MEMBER.compile(guild.getId(), member));
            if (!(found instanceof Result.Done)) {
                return notThere(found, guild);
            }
        }
        Result<DataArray> listed = rest.list(Route.Guilds.GET_CHANNELS.compile(guild.getId()));
        return listed instanceof Result.Done<DataArray>(DataArray channels)
                ? makeAmong(channels.stream(DataArray::getObject).toList(), guild, room)
                : failed(listed, guild);
    }

    private static Making notThere(Result<DataObject> found, Guild guild) {
        boolean unknown = found instanceof Result.Refused<DataObject> refused
                && (refused.code() == UNKNOWN_MEMBER || refused.code() == UNKNOWN_USER);
        return unknown ? new Making.Never("not both of a pair are in " + guild.getName()) : failed(found, guild);
    }

    private Making makeAmong(List<DataObject> channels, Guild guild, VoiceRoom room) {
        Optional<DataObject> before = channels.stream()
                .filter(channel -> is(channel, ChannelType.VOICE)
                        && channel.getString("name").equals(room.name()))
                .findFirst();
        if (before.isPresent()) {
            return made(guild, before.get());
        }
        if (channels.size() + 1 >= MOST_IN_A_SERVER) {
            return new Making.Never(guild.getName() + " has as many channels as Discord allows (500)");
        }
        Result<DataObject> category = category(channels, guild);
        if (!(category instanceof Result.Done<DataObject>(DataObject parent))) {
            return failed(category, guild);
        }
        Result<DataObject> made = create(guild, channel(guild, room).put("parent_id", parent.getString("id")));
        return made instanceof Result.Done<DataObject>(DataObject channel) ? made(guild, channel) : failed(made, guild);
    }

    private static boolean is(DataObject channel, ChannelType type) {
        return channel.getInt("type") == type.getId();
    }

    /** The first of our categories that has room, or a new one. */
    private Result<DataObject> category(List<DataObject> channels, Guild guild) {
        return channels.stream()
                .filter(channel -> is(channel, ChannelType.CATEGORY)
                        && channel.getString("name").equals(CATEGORY)
                        && isRoomIn(channel.getString("id"), channels))
                .findFirst()
                .<Result<DataObject>>map(Result.Done::new)
                .orElseGet(() -> create(
                        guild,
                        DataObject.empty()
                                .put("name", CATEGORY)
                                .put("type", ChannelType.CATEGORY.getId())
                                .put("permission_overwrites", hidden(guild))));
    }

    private static boolean isRoomIn(String category, List<DataObject> channels) {
        return channels.stream()
                        .filter(channel -> category.equals(channel.getString("parent_id", "")))
                        .count()
                < MOST_IN_A_CATEGORY;
    }

    private Result<DataObject> create(Guild guild, DataObject channel) {
        return rest.json(Route.Guilds.CREATE_CHANNEL.compile(guild.getId()), channel);
    }

    private static DataObject channel(Guild guild, VoiceRoom room) {
        DataArray overwrites = hidden(guild);
        long allowed = Permission.getRaw(
                OF_THE_TWO.stream().filter(guild.getSelfMember()::hasPermission).toList());
        room.members().forEach(member -> overwrites.add(overwrite(member, BY_MEMBER, allowed, 0)));
        return DataObject.empty()
                .put("name", room.name())
                .put("type", ChannelType.VOICE.getId())
                .put("user_limit", room.members().size())
                .put("permission_overwrites", overwrites);
    }

    /** Nobody sees it but the bot, which could not take it away otherwise. */
    private static DataArray hidden(Guild guild) {
        long seeing = Permission.getRaw(Permission.VIEW_CHANNEL, Permission.VOICE_CONNECT);
        long keeping = Permission.getRaw(NEEDED);
        return DataArray.empty()
                .add(overwrite(guild.getId(), BY_ROLE, 0, seeing))
                .add(overwrite(guild.getSelfMember().getId(), BY_MEMBER, keeping, 0));
    }

    private static DataObject overwrite(String id, int type, long allow, long deny) {
        return DataObject.empty()
                .put("id", id)
                .put("type", type)
                .put("allow", allow)
                .put("deny", deny);
    }

    private static Making made(Guild guild, DataObject channel) {
        String id = channel.getString("id");
        return new Making.Made(guild.getId(), id, "https://discord.com/channels/" + guild.getId() + "/" + id);
    }

    private static Making failed(Result<?> result, Guild guild) {
        return switch (result) {
            case Result.Done<?> done -> throw new IllegalStateException("nothing failed");
            case Result.TooFast<?>(Duration retryAfter, boolean everywhere) ->
                new Making.Later("Discord wants us to wait", retryAfter);
            case Result.Away<?>(String reason) -> new Making.Later(reason, SOON);
            case Result.Refused<?> refused
            when refused.code() == SERVER_IS_FULL ->
                new Making.Never(guild.getName() + " has as many channels as Discord allows");
            case Result.Refused<?> refused ->
                new Making.Never("Discord refused a voice channel in " + guild.getName() + ": " + refused.reason());
        };
    }

    /** A voice channel that the bot made. */
    record Own(String id, String name) {}

    /**
     * The voice channels of a server that the bot made for calls, told by all that it gives them: a room's name, one of its own categories
     * above, and who may see it. None where Discord does not say.
     */
    List<Own> own(Guild guild) {
        if (!(rest.list(Route.Guilds.GET_CHANNELS.compile(guild.getId()))
                instanceof Result.Done<DataArray>(DataArray all))) {
            return List.of();
        }
        List<DataObject> channels = all.stream(DataArray::getObject).toList();
        Set<String> categories = channels.stream()
                .filter(channel -> is(channel, ChannelType.CATEGORY)
                        && channel.getString("name").equals(CATEGORY)
                        && isHidden(channel, guild))
                .map(channel -> channel.getString("id"))
                .collect(Collectors.toSet());
        return channels.stream()
                .filter(channel -> is(channel, ChannelType.VOICE)
                        && VoiceRoom.isNameOfOne(channel.getString("name"))
                        && categories.contains(channel.getString("parent_id", ""))
                        && isHidden(channel, guild))
                .map(channel -> new Own(channel.getString("id"), channel.getString("name")))
                .toList();
    }

    /** Whether it is closed to everyone and open to the bot by name, as {@link #hidden} makes it. */
    private static boolean isHidden(DataObject channel, Guild guild) {
        List<DataObject> overwrites = channel.optArray("permission_overwrites").stream()
                .flatMap(array -> array.stream(DataArray::getObject))
                .toList();
        long everyone = Permission.getRaw(Permission.VIEW_CHANNEL);
        long own = Permission.getRaw(NEEDED);
        return overwrites.stream()
                        .anyMatch(one -> one.getString("id").equals(guild.getId())
                                && (one.getLong("deny", 0) & everyone) == everyone)
                && overwrites.stream()
                        .anyMatch(one ->
                                one.getString("id").equals(guild.getSelfMember().getId())
                                        && (one.getLong("allow", 0) & own) == own);
    }

    /** Deletes the room's channel, and any other of its name that a repeated request made; what is gone already is as good. */
    Removal remove(VoiceRoom room) {
        Set<String> channels = new LinkedHashSet<>();
        room.channel().ifPresent(channels::add);
        room.chat()
                .flatMap(chat -> rest.line().guild(chat))
                .ifPresent(guild -> guild.getVoiceChannelsByName(room.name(), false)
                        .forEach(channel -> channels.add(channel.getId())));
        for (String channel : channels) {
            Removal removal = remove(channel);
            if (!(removal instanceof Removal.Gone)) {
                return removal;
            }
        }
        return new Removal.Gone();
    }

    /** Deletes a channel that the bot made; one that is gone already is as good. */
    Removal remove(String channel) {
        return switch (rest.json(Route.Channels.DELETE_CHANNEL.compile(channel))) {
            case Result.Done<DataObject> done -> new Removal.Gone();
            case Result.Refused<DataObject> refused when refused.code() == UNKNOWN_CHANNEL -> new Removal.Gone();
            case Result.Refused<DataObject> refused -> new Removal.Later(refused.reason(), Duration.ofMinutes(1));
            case Result.TooFast<DataObject>(Duration retryAfter, boolean everywhere) ->
                new Removal.Later("Discord wants us to wait", retryAfter);
            case Result.Away<DataObject>(String reason) -> new Removal.Later(reason, SOON);
        };
    }
}
