package io.rondo.chat;

/** What a person may do in a community. Each includes those before it. Hosts are named per event, not here. */
public enum Role {
    PLAYER,
    MODERATOR,
    ADMIN;

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
