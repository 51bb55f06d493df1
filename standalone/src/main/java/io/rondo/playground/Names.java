package io.rondo.playground;

import java.util.Locale;

/** Names of constants as the API writes them. */
final class Names {

    private Names() {}

    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
