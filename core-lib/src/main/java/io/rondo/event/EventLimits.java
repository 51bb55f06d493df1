package io.rondo.event;

import java.time.Duration;

/**
 * The limits of events, each configurable by {@code RONDO_EVENT_…}.
 *
 * @param capacity the most people in one event
 * @param rounds the most rounds of one event
 * @param cardDelay how long changes of a live card are gathered into one edit
 * @param undo how long a cancellation can be taken back
 * @param offer how long a freed seat is offered to one person when the start is far
 * @param shortestOffer the least that an offer lasts while there is time
 * @param farAhead from this far before the start on, an offer's time stands still in the person's quiet hours
 */
public record EventLimits(
        int capacity,
        int rounds,
        Duration cardDelay,
        Duration undo,
        Duration offer,
        Duration shortestOffer,
        Duration farAhead) {

    public static final EventLimits DEFAULT = new EventLimits(
            10_000,
            100,
            Duration.ofMillis(700),
            Duration.ofSeconds(60),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            Duration.ofHours(24));
    public static final int LONGEST_TITLE = 100;
    public static final int LONGEST_DESCRIPTION = 2_000;
    public static final int LONGEST_VENUE = 500;
    public static final int LONGEST_REPEAT = 200;
    public static final Duration LONGEST_OFFSET = Duration.ofDays(60);
    public static final Duration LONGEST_ROUND = Duration.ofHours(24);
}
