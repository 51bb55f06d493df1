package io.rondo.discord.command;

import io.rondo.chat.Access;
import io.rondo.chat.Role;
import java.util.Collection;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;

/** What somebody's permissions on a server make them here, and which permissions a command asks for. Pure. */
public final class GuildRoles {

    /** Whoever may change the server is an admin. */
    static final Permission ADMIN = Permission.MANAGE_SERVER;

    /** Whoever may quieten people is a moderator. */
    static final Permission MODERATOR = Permission.MODERATE_MEMBERS;

    private GuildRoles() {}

    /** @param permissions on the server, not in a channel */
    public static Role role(Collection<Permission> permissions) {
        if (permissions.contains(Permission.ADMINISTRATOR) || permissions.contains(ADMIN)) {
            return Role.ADMIN;
        }
        return permissions.contains(MODERATOR) ? Role.MODERATOR : Role.PLAYER;
    }

    /** To whom Discord offers a command until the server's admins decide otherwise. Whether they may use it is asked anew. */
    static DefaultMemberPermissions offeredTo(Access access) {
        return switch (access) {
            case EVERYONE, HOST -> DefaultMemberPermissions.ENABLED;
            case MODERATOR -> DefaultMemberPermissions.enabledFor(MODERATOR);
            case ADMIN -> DefaultMemberPermissions.enabledFor(ADMIN);
        };
    }
}
