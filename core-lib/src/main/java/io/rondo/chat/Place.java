package io.rondo.chat;

/** Where a command may be used. */
public enum Place {
    GROUP,
    DIRECT
}
