package io.rondo.ledger;

/**
 * So much of a currency.
 *
 * @param units whole ones, from 1 to {@link #MOST}
 */
public record Amount(Currency currency, long units) {

    /** The most that one entry moves, so that no sum overflows. */
    public static final long MOST = 1_000_000_000;

    public Amount {
        if (units < 1 || units > MOST) {
            throw new IllegalArgumentException(units + " is not from 1 to " + MOST);
        }
    }
}
