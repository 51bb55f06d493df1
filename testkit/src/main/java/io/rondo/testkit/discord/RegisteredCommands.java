package io.rondo.testkit.discord;

import io.rondo.testkit.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that the bot has registered, for all guilds and for single ones. Used under the world's lock. */
final class RegisteredCommands {
    private static final int GUILD_CONTEXT = 0;
    private static final int DIRECT_CONTEXT = 1;

    private final World world;
    /** By guild; 0 for those everywhere. */
    private final Map<Long, List<ObjectNode>> commands = new LinkedHashMap<>();

    int registrations;

    RegisteredCommands(World world) {
        this.world = world;
    }

    /** Replaces all commands; those that were known by name keep their id. */
    ArrayNode replace(long guildId, JsonNode given) {
        List<ObjectNode> old = commands.getOrDefault(guildId, List.of());
        List<ObjectNode> now = new ArrayList<>();
        for (JsonNode command : given) {
            now.add(complete(guildId, (ObjectNode) command.deepCopy(), old));
        }
        commands.put(guildId, now);
        registrations++;
        return list(guildId);
    }

    /** Adds one command, or replaces that of the same name. */
    ObjectNode put(long guildId, ObjectNode given) {
        List<ObjectNode> now = new ArrayList<>(commands.getOrDefault(guildId, List.of()));
        ObjectNode command = complete(guildId, given.deepCopy(), now);
        now.removeIf(c -> c.path("name").equals(command.path("name")));
        now.add(command);
        commands.put(guildId, now);
        return command;
    }

    private ObjectNode complete(long guildId, ObjectNode command, List<ObjectNode> old) {
        String id = old.stream()
                .filter(c -> c.path("name").equals(command.path("name")))
                .map(c -> c.path("id").asString())
                .findFirst()
                .orElseGet(() -> Long.toString(world.ids.next()));
        command.put("id", id)
                .put("application_id", Long.toString(world.botId))
                .put("version", Long.toString(world.ids.next()));
        if (guildId != 0) {
            command.put("guild_id", Long.toString(guildId));
        }
        if (!command.has("type")) {
            command.put("type", 1);
        }
        return command;
    }

    ArrayNode list(long guildId) {
        ArrayNode all = Json.array();
        commands.getOrDefault(guildId, List.of()).forEach(all::add);
        return all;
    }

    /** All commands that exist in a guild, or everywhere with 0. */
    List<ObjectNode> in(long guildId) {
        List<ObjectNode> all = new ArrayList<>(commands.getOrDefault(0L, List.of()));
        if (guildId != 0) {
            all.addAll(commands.getOrDefault(guildId, List.of()));
        }
        return all;
    }

    /** A command as a person can call it here; an {@link AssertionError} that says why not. */
    CommandCall call(DiscordUser user, DiscordChannel where, String words, boolean offeredOnly) {
        String[] path = words.split(" ");
        long guildId = where.guild().map(DiscordGuild::id).orElse(0L);
        ObjectNode command = in(guildId).stream()
                .filter(c -> c.path("name").asString().equals(path[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("/" + path[0] + " is not registered; there are "
                        + in(guildId).stream()
                                .map(c -> c.path("name").asString())
                                .toList()));
        if (offeredOnly) {
            why(command, user, where).ifPresent(reason -> {
                throw new AssertionError("/" + words + " is not offered to " + user + " in " + where + ": " + reason);
            });
        }
        return CommandCall.of(command, path, where);
    }

    private Optional<String> why(ObjectNode command, DiscordUser user, DiscordChannel where) {
        int context = where.guild == null ? DIRECT_CONTEXT : GUILD_CONTEXT;
        JsonNode contexts = command.path("contexts");
        if (contexts.isArray() && contexts.valueStream().noneMatch(c -> c.asInt() == context)) {
            return Optional.of("its contexts are " + contexts);
        }
        boolean notInDirect =
                !contexts.isArray() && !command.path("dm_permission").asBoolean(true);
        if (context == DIRECT_CONTEXT && notInDirect) {
            return Optional.of("it is for guilds only");
        }
        JsonNode needed = command.path("default_member_permissions");
        if (where.guild != null && Json.present(needed)) {
            long bits = Long.parseLong(needed.asString());
            long has = Permissions.of(where, user.id());
            if (bits == 0 && has != ~0L >>> 1 || (has & bits) != bits) {
                return Optional.of("permissions " + bits + " are needed");
            }
        }
        return Optional.empty();
    }
}
