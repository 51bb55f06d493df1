package io.rondo.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a community's people may have of; a community may call each as it likes. */
public enum Currency {
    GOLD("🪙"),
    DIAMOND("💎"),
    /** Experience, of which levels are made. */
    XP(""),
    /** The community's own. */
    COIN("");

    private final String symbol;

    Currency(String symbol) {
        this.symbol = symbol;
    }

    /** What stands behind an amount where the community has not chosen; empty for the name itself. */
    String symbol() {
        return symbol;
    }

    /** How it is written in options and keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All keys, for an option. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Currency::key).toList();
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static Currency of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
