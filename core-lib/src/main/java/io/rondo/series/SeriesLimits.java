package io.rondo.series;

import java.time.Duration;
import java.time.Period;

/**
 * The limits of series.
 *
 * @param ahead how many events of a series are there at most before they begin; 1 or more
 * @param horizon how long before its start an event is made, or a day before its confirmation opens where that is earlier
 * @param retry how long after a refusal (no call provider can be used) it is tried again
 * @param running how many series a community may have that are not stopped
 */
public record SeriesLimits(int ahead, Duration horizon, Duration retry, int running) {

    public static final SeriesLimits DEFAULT = new SeriesLimits(3, Duration.ofDays(28), Duration.ofHours(1), 200);

    /** The longest {@code repeat} that is read, in characters. */
    public static final int LONGEST_RULE = 200;

    /** The largest INTERVAL of a rule. */
    public static final int LARGEST_INTERVAL = 400;

    /** How far ahead a rule's next date may lie. */
    public static final Period FARTHEST = Period.ofYears(10);

    /** How many dates of one rule are ever looked at. */
    static final int MOST_DATES = 20_000;

    public SeriesLimits {
        if (ahead < 1 || running < 1) {
            throw new IllegalArgumentException(ahead + " ahead, " + running + " running");
        }
    }
}
