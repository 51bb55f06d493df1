package io.rondo.discord.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;

/** What the bot has to be allowed on a server, and what only some features need. Pure. */
public final class BotPermissions {

    /** Without these it cannot do its work. */
    public static final Set<Permission> NEEDED = Set.copyOf(EnumSet.of(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_SEND_IN_THREADS,
            Permission.CREATE_PUBLIC_THREADS,
            Permission.MESSAGE_EMBED_LINKS,
            Permission.MESSAGE_ATTACH_FILES,
            Permission.MESSAGE_HISTORY));

    /** For calls in voice channels that are made for a pair and removed again. */
    public static final Set<Permission> FOR_CALLS =
            Set.copyOf(EnumSet.of(Permission.MANAGE_CHANNEL, Permission.VOICE_CONNECT, Permission.VOICE_MOVE_OTHERS));

    /** For giving and taking roles. */
    public static final Set<Permission> FOR_ROLES = Set.of(Permission.MANAGE_ROLES);

    /** For a server's own events. */
    public static final Set<Permission> FOR_EVENTS = Set.of(Permission.CREATE_SCHEDULED_EVENTS);

    private static final String INVITE = "https://discord.com/oauth2/authorize";
    private static final String SCOPES = "bot+applications.commands";

    private BotPermissions() {}

    /** The link by which a server's admin adds the bot, or gives it what it lacks: with the exact scopes and permissions. */
    public static String inviteLink(String applicationId) {
        Set<Permission> all = EnumSet.copyOf(NEEDED);
        all.addAll(FOR_CALLS);
        all.addAll(FOR_ROLES);
        all.addAll(FOR_EVENTS);
        return INVITE + "?client_id=" + applicationId + "&permissions=" + Permission.getRaw(all) + "&scope=" + SCOPES;
    }

    /** Those of the wanted that are not held, as Discord calls them; an administrator holds all. */
    public static List<String> missing(Set<Permission> wanted, Set<Permission> held) {
        return held.contains(Permission.ADMINISTRATOR)
                ? List.of()
                : wanted.stream()
                        .filter(permission -> !held.contains(permission))
                        .sorted()
                        .map(Permission::getName)
                        .toList();
    }

    /** As {@link #missing(Set, Set)}, of what is held as bits. */
    static List<String> missing(Set<Permission> wanted, long held) {
        return missing(wanted, Permission.getPermissions(held).stream().collect(Collectors.toUnmodifiableSet()));
    }
}
