package io.rondo.intro;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Times that may suit everybody who was introduced: in nobody's night. Pure. */
final class SuggestedTimes {

    private static final List<LocalTime> USUAL = List.of(LocalTime.of(12, 30), LocalTime.of(18, 30));
    private static final LocalTime EARLIEST = LocalTime.of(9, 0);
    private static final LocalTime LATEST = LocalTime.of(21, 0);
    private static final int DAYS = 7;
    private static final int MOST = 3;

    private SuggestedTimes() {}

    /** At most three in the week to come, on different days, at usual hours in one of the zones. */
    static List<Instant> of(Collection<ZoneId> zones, Instant now) {
        List<Instant> found = new ArrayList<>();
        for (int day = 1; day <= DAYS && found.size() < MOST; day++) {
            for (ZoneId zone : zones) {
                LocalDate date = LocalDate.ofInstant(now, zone).plusDays(day);
                // One day at noon, the next in the evening.
                LocalTime time = USUAL.get(day % USUAL.size());
                Instant at = date.atTime(time).atZone(zone).toInstant();
                if (zones.stream().allMatch(other -> isAwake(at, other))) {
                    found.add(at);
                    break;
                }
            }
        }
        return found;
    }

    private static boolean isAwake(Instant at, ZoneId zone) {
        LocalTime local = LocalTime.ofInstant(at, zone);
        return !local.isBefore(EARLIEST) && !local.isAfter(LATEST);
    }
}
