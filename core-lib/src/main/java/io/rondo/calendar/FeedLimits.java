package io.rondo.calendar;

import java.time.Duration;

/**
 * What a calendar feed holds.
 *
 * @param past for how long an event stays in it after its start
 * @param mostEvents so many at most, the earliest first
 * @param refresh how often calendar programs are asked to look again
 */
public record FeedLimits(Duration past, int mostEvents, Duration refresh) {

    public static final FeedLimits DEFAULT = new FeedLimits(Duration.ofDays(90), 500, Duration.ofHours(1));
}
