package io.rondo.discord.send;

import io.rondo.delivery.TokenBuckets;
import io.rondo.delivery.TokenBuckets.Rate;
import io.rondo.runtime.delivery.SenderSettings;
import java.time.Duration;

/**
 * How fast we write to Discord.
 *
 * @param pace all messages, and those of one server or direct chat
 * @param firstContacts how many direct chats are opened that were not open before
 * @param backOff how long none is opened after Discord said that it was too fast (error 40003), doubled each time
 * @param longestBackOff the most that it is doubled to
 * @param parallel to how many chats at once
 */
public record SendLimits(
        TokenBuckets.Limits pace, Rate firstContacts, Duration backOff, Duration longestBackOff, int parallel) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * Below Discord's published 50 requests a second over all and 5 in 5 s in a channel, which JDA keeps too; ten first contacts a
     * minute, for which no number is published.
     */
    public static final SendLimits USUAL = firstContacts(10);

    /** The usual ones, with so many first contacts a minute, from 1. */
    public static SendLimits firstContacts(int perMinute) {
        Rate overall = new Rate(10, Duration.ofMillis(250));
        Rate chat = new Rate(5, Duration.ofMillis(5_500));
        // The bucket's size and its refill within the minute together stay at the limit.
        Rate contacts = new Rate(1, MINUTE.dividedBy(perMinute));
        return new SendLimits(
                new TokenBuckets.Limits(overall, chat, chat), contacts, MINUTE, Duration.ofMinutes(30), 16);
    }

    /** For the runtime's sender. */
    public SenderSettings senderSettings() {
        return new SenderSettings(
                parallel,
                new TokenBuckets(pace, chat -> false),
                Duration.ofMillis(250),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15));
    }
}
