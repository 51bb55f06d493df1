package io.rondo.adapters.meet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody was in a meeting, from when to when. */
record Presence(Instant from, Instant to) {

    /** For how long two or more were there at once: a sweep over comings and goings. */
    static Duration together(List<Presence> presences) {
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        for (Presence one : presences) {
            if (one.from().isBefore(one.to())) {
                changes.merge(one.from(), 1, Integer::sum);
                changes.merge(one.to(), -1, Integer::sum);
            }
        }
        Duration together = Duration.ZERO;
        int there = 0;
        Instant since = Instant.MIN;
        for (Map.Entry<Instant, Integer> change : changes.entrySet()) {
            if (there >= 2) {
                together = together.plus(Duration.between(since, change.getKey()));
            }
            there += change.getValue();
            since = change.getKey();
        }
        return together;
    }
}
