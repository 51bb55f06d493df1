package io.rondo.intro;

import java.time.Duration;

/**
 * The limits of introductions.
 *
 * @param askAfter how long after they were introduced people are asked whether they met, unless the host says otherwise
 * @param answerTime how long an answer may take until it counts as none
 * @param mostUnanswered after so many without an answer in a row, somebody takes part no more
 * @param atHand how long after an introduction its people can write through the bot, and report one another
 * @param running how many a community may have that are not stopped
 * @param people how many may take part in one
 */
public record IntroLimits(
        Duration askAfter, Duration answerTime, int mostUnanswered, Duration atHand, int running, int people) {

    public static final IntroLimits DEFAULT =
            new IntroLimits(Duration.ofDays(5), Duration.ofDays(2), 3, Duration.ofDays(30), 20, 2_000);

    public static final int LONGEST_TITLE = 100;
    public static final int LONGEST_ABOUT = 1_000;

    /** The longest message that is carried between two, in characters. */
    public static final int LONGEST_WORDS = 1_500;

    public static final int MOST_WEEKS_PAUSED = 52;
    public static final Duration LONGEST_ASK_AFTER = Duration.ofDays(60);
}
