package io.rondo.registration;

import io.rondo.event.EventLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** How long an offered seat waits. Pure. */
final class OfferRule {

    private static final int SHARE_OF_WHAT_IS_LEFT = 4;

    private OfferRule() {}

    /**
     * The usual time when the start is far; shorter near it, down to a quarter of what is left until confirmation closes, but never
     * under the shortest while there is time; never beyond the close. While the start is far ahead, the time counts only from the
     * end of the person's quiet hours.
     *
     * @param afterQuietHours the end of the person's quiet hours that an instant lies in, or the instant itself
     */
    static Instant until(
            Instant now, Instant closes, Instant starts, EventLimits limits, UnaryOperator<Instant> afterQuietHours) {
        boolean farAhead = Duration.between(now, starts).compareTo(limits.farAhead()) > 0;
        Instant from = farAhead ? afterQuietHours.apply(now) : now;
        Duration left = Duration.between(from, closes);
        Duration wanted =
                shorter(limits.offer(), longer(limits.shortestOffer(), left.dividedBy(SHARE_OF_WHAT_IS_LEFT)));
        Instant until = from.plus(wanted);
        return until.isBefore(closes) ? until : closes;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
