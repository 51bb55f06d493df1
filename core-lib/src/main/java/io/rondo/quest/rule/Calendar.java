package io.rondo.quest.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A community's days, weeks and months, also across changes of its zone. A new zone counts from its first midnight after the day (or
 * week, or month) in which it was chosen has ended in the old one; that day lasts until then. So a change never shortens a day, nor
 * makes a second one of it, and no day lies between two that followed one another. Immutable.
 *
 * @param zones in the order in which they were chosen, at least one; the first holds for all that was before
 */
public record Calendar(List<Since> zones) {

    /** A zone, and when it was chosen. */
    public record Since(ZoneId zone, Instant since) {}

    public Calendar {
        zones = List.copyOf(zones);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a calendar needs a zone");
        }
    }

    public static Calendar of(ZoneId zone) {
        return new Calendar(List.of(new Since(zone, Instant.EPOCH)));
    }

    /** The period which the instant lies in; not for {@link Cadence#ANY}. */
    public Period period(Cadence cadence, Instant instant) {
        return period(cadence, instant, zones.size() - 1);
    }

    /** With the zones up to that one alone. */
    private Period period(Cadence cadence, Instant instant, int last) {
        ZoneId zone = zones.get(last).zone();
        if (last == 0) {
            return cadence.naturalPeriod(instant, zone);
        }
        Period change = period(cadence, zones.get(last).since(), last - 1);
        Instant begins = firstBeginning(cadence, zone, change.to());
        if (!instant.isBefore(begins)) {
            return cadence.naturalPeriod(instant, zone);
        }
        return instant.isBefore(change.from()) ? period(cadence, instant, last - 1) : new Period(change.from(), begins);
    }

    private static Instant firstBeginning(Cadence cadence, ZoneId zone, Instant atTheEarliest) {
        Period natural = cadence.naturalPeriod(atTheEarliest, zone);
        return natural.from().equals(atTheEarliest) ? atTheEarliest : natural.to();
    }

    /** Whether the second follows the first, or with {@code grace} leaves out one period only. */
    public boolean connects(Cadence cadence, Period first, Period second, boolean grace) {
        // A zone that was chosen after the first had been counted has made it longer.
        Period lasting = period(cadence, first.from());
        return lasting.isFollowedBy(second)
                || grace && period(cadence, lasting.to()).isFollowedBy(second);
    }
}
