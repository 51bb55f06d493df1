package io.rondo.chat;

/** Who may use a command. A HOST command checks in its handler that the person hosts the event it names. */
public enum Access {
    EVERYONE,
    HOST,
    MODERATOR,
    ADMIN
}
