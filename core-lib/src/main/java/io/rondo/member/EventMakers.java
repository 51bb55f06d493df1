package io.rondo.member;

import io.rondo.chat.Role;

/** Who may make events in a community. */
public enum EventMakers {
    EVERYONE,
    MODERATORS;

    public boolean include(Role role) {
        return this == EVERYONE || role.isAtLeast(Role.MODERATOR);
    }
}
