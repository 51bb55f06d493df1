package io.rondo.playground.rehearsal;

import io.rondo.playground.rehearsal.RehearsalStore.EventRow;
import io.rondo.playground.rehearsal.RehearsalStore.ResultRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a rehearsal goes, for people to read.
 *
 * @param phase what happens now, in words
 * @param share how much of its time has passed, from 0 to 1
 */
public record Progress(
        Rehearsal rehearsal,
        EventRow event,
        List<String> people,
        String phase,
        double share,
        Optional<ResultRow> result) {

    private static final int FIRST_STATE_OVER = 4;
    private static final int MOST_ROUNDS = 10;

    static Progress of(
            Rehearsal rehearsal, EventRow event, List<String> people, Optional<ResultRow> result, Instant now) {
        int rounds = event.rounds().orElse(Math.max(1, Math.min(MOST_ROUNDS, people.size() - 1)));
        return new Progress(
                rehearsal, event, people, phase(event, rounds), share(rehearsal, event, rounds, now), result);
    }

    static boolean isOver(EventRow event) {
        return event.state() >= FIRST_STATE_OVER;
    }

    /** Whether nothing more is to come of it. */
    public boolean isDone() {
        return isOver(event);
    }

    private static String phase(EventRow event, int rounds) {
        return switch (event.state()) {
            case 0 -> "People register.";
            case 1 -> "People say whether they will come.";
            case 2 -> "Grouped and paired; people say that they are here.";
            case 3 -> evening(event, rounds);
            case 4 -> "Over: everyone has their results.";
            case 5 -> "Skipped: too few people.";
            default -> "Cancelled.";
        };
    }

    private static String evening(EventRow event, int rounds) {
        String round = "ound " + event.roundNo() + " of " + rounds;
        return switch (event.step().orElse("")) {
            case "END_ROUND" -> "R" + round + ".";
            case "NEXT_ROUND" -> "R" + round + " is over; people rate each other.";
            case "CLOSE_RATING" -> "The last ratings.";
            default -> "The evening begins.";
        };
    }

    private static double share(Rehearsal rehearsal, EventRow event, int rounds, Instant now) {
        if (isOver(event)) {
            return 1;
        }
        Instant end = event.startsAt()
                .plus(event.roundLength().plus(event.breakLength()).multipliedBy(rounds))
                .plus(event.ratingWindow());
        double all = Math.max(1, Duration.between(rehearsal.begunAt(), end).toMillis());
        double passed = Duration.between(rehearsal.begunAt(), now).toMillis();
        // Never full before it is over.
        return Math.max(0.02, Math.min(0.98, passed / all));
    }
}
