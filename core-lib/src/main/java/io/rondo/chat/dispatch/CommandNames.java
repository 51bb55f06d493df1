package io.rondo.chat.dispatch;

import io.rondo.chat.Platform;

/** Command names as a platform's people type them. */
final class CommandNames {

    private CommandNames() {}

    /** {@code /event create}; on Telegram, which makes a link of it, {@code /event_create}. */
    static String shown(Platform platform, String name) {
        return "/" + (platform == Platform.TELEGRAM ? name.replace(' ', '_') : name);
    }
}
