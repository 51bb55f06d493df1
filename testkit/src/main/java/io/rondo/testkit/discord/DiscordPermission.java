package io.rondo.testkit.discord;

/** The permissions of Discord that Rondo meets. */
public enum DiscordPermission {
    CREATE_INVITE(0),
    KICK_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_GUILD(5),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_HISTORY(16),
    MENTION_EVERYONE(17),
    CONNECT(20),
    SPEAK(21),
    MOVE_MEMBERS(24),
    MANAGE_ROLES(28),
    USE_COMMANDS(31),
    MANAGE_EVENTS(33),
    MANAGE_THREADS(34),
    CREATE_PUBLIC_THREADS(35),
    CREATE_PRIVATE_THREADS(36),
    SEND_IN_THREADS(38),
    MODERATE_MEMBERS(40),
    CREATE_EVENTS(44),
    PIN_MESSAGES(51);

    private final long bit;

    DiscordPermission(int position) {
        this.bit = 1L << position;
    }

    /** The permission as a bit. */
    public long bit() {
        return bit;
    }

    /** Several permissions as bits. */
    public static long bits(DiscordPermission... permissions) {
        long bits = 0;
        for (DiscordPermission permission : permissions) {
            bits |= permission.bit;
        }
        return bits;
    }
}
