package io.rondo.mirror;

import java.util.Locale;

/** Why something of an event is not on the platform. */
public enum MirrorRefusal {
    /** The bot may not make events in the server. */
    NO_PERMISSION,
    /** The server has as many events as Discord allows. */
    FULL,
    /** Somebody has deleted the entry there. */
    DELETED,
    /** The platform refuses it for another reason. */
    REFUSED;

    String key() {
        return "mirror.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
