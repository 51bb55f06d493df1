package io.rondo.discord.api;

import io.rondo.discord.DiscordSettings;
import io.rondo.discord.api.DiscordRest.Said;
import io.rondo.discord.gateway.Gateway;
import io.rondo.discord.gateway.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.requests.GatewayIntent;
import tools.jackson.databind.JsonNode;

/** Looks whether everything is as the bot needs it, and says in a line each what to click where it is not. */
public final class DiscordCheck {

    /** The bits of an application's flags that say that an intent may be used: by a verified bot, or by any. */
    private static final Map<GatewayIntent, Long> FLAGS = Map.of(
            GatewayIntent.GUILD_PRESENCES, 1L << 12 | 1L << 13,
            GatewayIntent.GUILD_MEMBERS, 1L << 14 | 1L << 15,
            GatewayIntent.MESSAGE_CONTENT, 1L << 18 | 1L << 19);

    private final DiscordSettings settings;
    private final Set<GatewayIntent> intents;
    private final DiscordRest rest;
    private final List<Line> lines = new ArrayList<>();

    private DiscordCheck(DiscordSettings settings, Set<GatewayIntent> intents) {
        this.settings = settings;
        this.intents = intents;
        this.rest = new DiscordRest(settings.apiUrl(), settings.token());
    }

    /** How it stands with one thing. */
    public enum Kind {
        OK,
        /** Nothing is broken, but some feature will not work. */
        NOTE,
        /** It will not work until somebody does what the line says. */
        PROBLEM
    }

    public record Line(Kind kind, String text) {}

    /** Asks Discord; takes some seconds at most. The token is in none of the lines. */
    public static List<Line> of(DiscordSettings settings) {
        return of(settings, Session.INTENTS);
    }

    /** @param intents that the bot asks for */
    public static List<Line> of(DiscordSettings settings, Set<GatewayIntent> intents) {
        DiscordCheck check = new DiscordCheck(settings, intents);
        if (check.isTokenAccepted()) {
            check.lookAtApplication();
            check.lookAtServers();
        }
        return List.copyOf(check.lines);
    }

    private boolean isTokenAccepted() {
        return switch (rest.me()) {
            case Said.Well(JsonNode me) -> {
                add(
                        Kind.OK,
                        "the token works, the bot is " + me.path("username").asString("?"));
                yield true;
            }
            case Said.Refused(int status)
            when status == 401 -> {
                add(Kind.PROBLEM, Gateway.TOKEN_NOT_ACCEPTED);
                yield false;
            }
            case Said.Refused(int status) -> {
                add(Kind.PROBLEM, settings.apiUrl() + " answers " + status + ": try later");
                yield false;
            }
            case Said.Nothing(String why) -> {
                add(
                        Kind.PROBLEM,
                        settings.apiUrl() + " does not answer (" + why + "): check the network, or DISCORD_API_URL");
                yield false;
            }
        };
    }

    private void lookAtApplication() {
        if (!(rest.application() instanceof Said.Well(JsonNode application))) {
            add(Kind.NOTE, "what the application may do could not be asked");
            return;
        }
        List<String> refused = refusedIntents(application.path("flags").asLong(0));
        if (!refused.isEmpty()) {
            add(
                    Kind.PROBLEM,
                    "switch on in the developer portal, Bot, Privileged Gateway Intents: "
                            + String.join(", ", refused));
        }
        add(
                Kind.OK,
                "add the bot to a server with "
                        + BotPermissions.inviteLink(application.path("id").asString(settings.botId())));
    }

    private List<String> refusedIntents(long flags) {
        return intents.stream()
                .filter(intent -> FLAGS.containsKey(intent) && (FLAGS.get(intent) & flags) == 0)
                .map(GatewayIntent::name)
                .sorted()
                .toList();
    }

    private void lookAtServers() {
        if (!(rest.guilds() instanceof Said.Well(JsonNode guilds))) {
            add(Kind.NOTE, "the servers of the bot could not be asked");
            return;
        }
        if (guilds.isEmpty()) {
            add(Kind.NOTE, "the bot is in no server yet: open the link above");
        }
        guilds.forEach(this::lookAt);
    }

    private void lookAt(JsonNode guild) {
        String name = guild.path("name").asString("?");
        long held = Long.parseUnsignedLong(guild.path("permissions").asString("0"));
        List<String> missing = BotPermissions.missing(BotPermissions.NEEDED, held);
        List<String> forCalls = BotPermissions.missing(BotPermissions.FOR_CALLS, held);
        List<String> forRoles = BotPermissions.missing(BotPermissions.FOR_ROLES, held);
        if (!missing.isEmpty()) {
            add(
                    Kind.PROBLEM,
                    "on " + name + " the bot lacks " + String.join(", ", missing)
                            + ": give them to its role (Server Settings, Roles), or open the link above again");
        }
        if (!forCalls.isEmpty()) {
            add(Kind.NOTE, "on " + name + " no calls in voice channels: the bot lacks " + String.join(", ", forCalls));
        }
        if (!forRoles.isEmpty()) {
            add(Kind.NOTE, "on " + name + " no roles as rewards: the bot lacks " + String.join(", ", forRoles));
        }
        List<String> forEvents = BotPermissions.missing(BotPermissions.FOR_EVENTS, held);
        if (!forEvents.isEmpty()) {
            add(
                    Kind.NOTE,
                    "on " + name + " no entries among the server's own events: the bot lacks "
                            + String.join(", ", forEvents));
        }
        if (missing.isEmpty() && forCalls.isEmpty() && forRoles.isEmpty() && forEvents.isEmpty()) {
            add(Kind.OK, "on " + name + " the bot has all permissions that it needs");
        }
    }

    private void add(Kind kind, String text) {
        lines.add(new Line(kind, text));
    }
}
