package io.rondo.chat;

import java.util.Locale;

/** Where people chat. */
public enum Platform {
    DISCORD,
    TELEGRAM,
    PLAYGROUND;

    /** Its name in queues and rows. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static Platform of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
