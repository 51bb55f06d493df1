package io.rondo.role;

import java.util.Locale;

/** Why a role was not given or taken; the words for the administrator say what to click. */
public enum RoleRefusal {
    /** The person has no account there, or is not in the server. */
    NOT_THERE,
    /** The role is not in any of the community's servers. */
    NO_ROLE,
    /** The bot may not give roles. */
    NO_PERMISSION,
    /** The role stands above the bot's own. */
    ROLE_ABOVE,
    /** The role belongs to another bot or service, and nobody can give it. */
    NOT_TO_BE_GIVEN;

    /** The key of its words. */
    String key() {
        return "role.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
