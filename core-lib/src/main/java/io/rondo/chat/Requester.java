package io.rondo.chat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks, as the members' room knows them.
 *
 * @param communityId the community that is meant: the group's, or in a direct message the one last used
 * @param locale the person's setting, else the platform's for them, else the community's
 * @param zone the person's setting, else the community's
 */
public record Requester(
        UUID personId,
        UUID accountId,
        Platform platform,
        String name,
        Optional<String> username,
        Optional<UUID> communityId,
        Role role,
        Locale locale,
        ZoneId zone,
        boolean excluded) {

    /** Whether the role allows it; whether someone hosts a given event is not known here. */
    public boolean mayUse(Access access) {
        return switch (access) {
            case EVERYONE, HOST -> true;
            case MODERATOR -> role.isAtLeast(Role.MODERATOR);
            case ADMIN -> role.isAtLeast(Role.ADMIN);
        };
    }
}
