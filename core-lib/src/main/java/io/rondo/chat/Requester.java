package io.rondo.chat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, as the members' room knows them.
 *
 * @param communityId the community that is meant: the group's, or in a direct message the one last used
 * @param locale the person's setting, else the platform's for them, else the community's
 * @param zone the person's setting, else the community's
 * @param roles that the platform says they have in this chat, by its ids; empty where it does not tell
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
        boolean excluded,
        Optional<Set<String>> roles) {

    /** Somebody of whose roles on the platform nothing is told. */
    public Requester(
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
        this(
                personId,
                accountId,
                platform,
                name,
                username,
                communityId,
                role,
                locale,
                zone,
                excluded,
                Optional.empty());
    }

    /** The same with these roles. */
    public Requester with(Optional<Set<String>> newRoles) {
        return new Requester(
                personId, accountId, platform, name, username, communityId, role, locale, zone, excluded, newRoles);
    }

    /** Whether the role allows it; whether someone hosts a given event is not known here. */
    public boolean mayUse(Access access) {
        return switch (access) {
            case EVERYONE, HOST -> true;
            case MODERATOR -> role.isAtLeast(Role.MODERATOR);
            case ADMIN -> role.isAtLeast(Role.ADMIN);
        };
    }
}
