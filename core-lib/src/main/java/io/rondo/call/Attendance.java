package io.rondo.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who was in a call.
 *
 * @param participants how many of the two came
 * @param together for how long both were there at once
 */
public record Attendance(int participants, Duration together) {

    /** A stretch of time; {@code to} is not before {@code from}. */
    private record Stretch(Instant from, Instant to) {}

    /**
     * From the visits of the two, also where somebody came several times or from two devices.
     *
     * @param end when the call was over: visits without an end end there
     */
    public static Attendance of(List<Visit> visits, Instant end) {
        List<Stretch> first = merged(visits, Caller.FIRST, end);
        List<Stretch> second = merged(visits, Caller.SECOND, end);
        Duration together = Duration.ZERO;
        for (Stretch one : first) {
            for (Stretch other : second) {
                Instant from = later(one.from(), other.from());
                Instant to = one.to().isBefore(other.to()) ? one.to() : other.to();
                if (from.isBefore(to)) {
                    together = together.plus(Duration.between(from, to));
                }
            }
        }
        return new Attendance((first.isEmpty() ? 0 : 1) + (second.isEmpty() ? 0 : 1), together);
    }

    private static List<Stretch> merged(List<Visit> visits, Caller caller, Instant end) {
        List<Stretch> merged = new ArrayList<>();
        visits.stream()
                .filter(visit -> visit.caller() == caller)
                .map(visit -> new Stretch(visit.joinedAt(), later(visit.leftAt().orElse(end), visit.joinedAt())))
                .sorted(Comparator.comparing(Stretch::from))
                .forEach(next -> {
                    boolean touches = !merged.isEmpty()
                            && !next.from().isAfter(merged.getLast().to());
                    if (touches) {
                        Stretch last = merged.removeLast();
                        merged.add(new Stretch(last.from(), later(last.to(), next.to())));
                    } else {
                        merged.add(next);
                    }
                });
        return merged;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
