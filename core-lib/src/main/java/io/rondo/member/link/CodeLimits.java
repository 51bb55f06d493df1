package io.rondo.member.link;

import java.time.Duration;

/**
 * How long one-time codes work, and how often somebody may try.
 *
 * @param life how long a code can be given, and how long both sides have to agree after that
 * @param window over what time wrong codes are counted
 * @param wrongPerAccount how many wrong codes one account may give in that time
 * @param wrongOverall how many wrong codes all accounts together may give in that time
 * @param madePerHour how many codes one account may ask for in an hour
 */
public record CodeLimits(Duration life, Duration window, int wrongPerAccount, int wrongOverall, int madePerHour) {

    public static final CodeLimits DEFAULT = new CodeLimits(Duration.ofMinutes(10), Duration.ofMinutes(10), 5, 100, 10);
}
