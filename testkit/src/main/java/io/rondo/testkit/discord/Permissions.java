package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestError;
import java.util.Optional;

/** Who may do what, by roles and channel overwrites as Discord computes them. Used under the world's lock. */
final class Permissions {
    private static final long ALL = ~0L >>> 1;

    private Permissions() {}

    /** What a channel's overwrite allows and denies a role or a member. */
    record Overwrite(long id, boolean member, long allow, long deny) {}

    static long of(DiscordGuild guild, long userId) {
        Optional<DiscordGuild.Member> member = guild.member(userId);
        if (member.isEmpty()) {
            return 0;
        }
        if (guild.ownerId == userId) {
            return ALL;
        }
        long bits = guild.everyone().permissions;
        for (long role : member.get().roles()) {
            bits |= guild.roles.containsKey(role) ? guild.roles.get(role).permissions : 0;
        }
        return has(bits, DiscordPermission.ADMINISTRATOR) ? ALL : bits;
    }

    static long of(DiscordChannel channel, long userId) {
        if (channel.guild == null) {
            return DiscordPermission.bits(
                    DiscordPermission.VIEW_CHANNEL,
                    DiscordPermission.SEND_MESSAGES,
                    DiscordPermission.EMBED_LINKS,
                    DiscordPermission.ATTACH_FILES,
                    DiscordPermission.READ_HISTORY,
                    DiscordPermission.PIN_MESSAGES);
        }
        long bits = of(channel.guild, userId);
        if (bits == ALL) {
            return ALL;
        }
        DiscordChannel home = channel.parent != null && channel.isThread() ? channel.parent : channel;
        return overwritten(home, userId, bits);
    }

    private static long overwritten(DiscordChannel channel, long userId, long start) {
        DiscordGuild guild = channel.guildOrThrow();
        long bits = start;
        Overwrite everyone = channel.overwrites.get(guild.id());
        if (everyone != null) {
            bits = bits & ~everyone.deny() | everyone.allow();
        }
        long allow = 0;
        long deny = 0;
        for (long role : guild.member(userId).map(DiscordGuild.Member::roles).orElseThrow(() -> RestError.of(50001))) {
            Overwrite overwrite = channel.overwrites.get(role);
            if (overwrite != null) {
                allow |= overwrite.allow();
                deny |= overwrite.deny();
            }
        }
        bits = bits & ~deny | allow;
        Overwrite own = channel.overwrites.get(userId);
        return own == null ? bits : bits & ~own.deny() | own.allow();
    }

    static boolean has(long bits, DiscordPermission permission) {
        return (bits & permission.bit()) != 0;
    }

    static boolean maySee(DiscordChannel channel, long userId) {
        return has(of(channel, userId), DiscordPermission.VIEW_CHANNEL);
    }

    /** Refuses with 50001 when the channel cannot be seen, with 50013 when a permission is missing. */
    static void require(DiscordChannel channel, long userId, DiscordPermission... needed) {
        long bits = of(channel, userId);
        if (!has(bits, DiscordPermission.VIEW_CHANNEL)) {
            throw RestError.of(50001);
        }
        for (DiscordPermission permission : needed) {
            if (!has(bits, permission)) {
                throw RestError.of(50013);
            }
        }
    }

    static void require(DiscordGuild guild, long userId, DiscordPermission... needed) {
        if (guild.member(userId).isEmpty()) {
            throw RestError.of(50001);
        }
        long bits = of(guild, userId);
        for (DiscordPermission permission : needed) {
            if (!has(bits, permission)) {
                throw RestError.of(50013);
            }
        }
    }

    /** A role can be given and taken only by who stands above it. */
    static void requireAbove(DiscordGuild guild, long userId, DiscordRole role) {
        require(guild, userId, DiscordPermission.MANAGE_ROLES);
        int highest =
                guild.member(userId).map(DiscordGuild.Member::roles).orElseThrow(() -> RestError.of(50001)).stream()
                        .map(guild.roles::get)
                        .filter(r -> r != null)
                        .mapToInt(r -> r.position)
                        .max()
                        .orElse(0);
        if (guild.ownerId != userId && (highest <= role.position || role.managed)) {
            throw RestError.of(50013);
        }
    }
}
