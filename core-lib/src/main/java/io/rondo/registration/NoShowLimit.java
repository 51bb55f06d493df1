package io.rondo.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many absences a community accepts. An absence is a confirmed place at which somebody did not appear.
 *
 * @param absences from so many on there is a pause, 1 to {@value #MOST_ABSENCES}
 * @param within how far back they count, in whole days from 1 to {@value #MOST_DAYS}
 * @param pause how long after the last of them no new place can be taken, in whole days from 1 to {@value #MOST_DAYS}
 */
public record NoShowLimit(int absences, Duration within, Duration pause) {

    public static final int MOST_ABSENCES = 20;
    public static final int MOST_DAYS = 365;
    public static final Duration USUAL_WINDOW = Duration.ofDays(90);
    public static final Duration USUAL_PAUSE = Duration.ofDays(30);

    /** Until when somebody with these absences takes no new place; empty when they may now. */
    public Optional<Instant> pausedUntil(List<Instant> absencesAt, Instant now) {
        List<Instant> counted =
                absencesAt.stream().filter(at -> at.isAfter(now.minus(within))).toList();
        if (counted.size() < absences) {
            return Optional.empty();
        }
        return counted.stream()
                .max(Comparator.naturalOrder())
                .map(last -> last.plus(pause))
                .filter(now::isBefore);
    }
}
