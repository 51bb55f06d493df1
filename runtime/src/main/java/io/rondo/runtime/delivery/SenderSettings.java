package io.rondo.runtime.delivery;

import io.rondo.delivery.Pace;
import java.time.Duration;

/**
 * How a sender works.
 *
 * @param parallelChats to how many chats it sends at once; a kill may double as many sends where the platform cannot recognise
 *     a repeat
 * @param pace the platform's limits
 * @param poll how long it waits at most before it looks again
 * @param longestBackOff how far apart, at most, tries are while the platform is away
 * @param goodbye how long sends may take to finish at the end
 */
public record SenderSettings(int parallelChats, Pace pace, Duration poll, Duration longestBackOff, Duration goodbye) {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    /** One chat after the other, so that a kill doubles at most one send. */
    public static SenderSettings oneAtATime(Pace pace) {
        return new SenderSettings(1, pace, POLL, LONGEST_BACK_OFF, GOODBYE);
    }

    /** For a platform that recognises repeats and has no limits. */
    public static SenderSettings manyAtOnce(int chats) {
        return new SenderSettings(chats, Pace.UNLIMITED, POLL, LONGEST_BACK_OFF, GOODBYE);
    }
}
