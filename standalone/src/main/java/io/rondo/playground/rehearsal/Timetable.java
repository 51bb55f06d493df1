package io.rondo.playground.rehearsal;

import java.time.Duration;

/**
 * When things happen at an event that is made for a rehearsal, fitted into the time that there is.
 *
 * @param lead until it starts
 */
record Timetable(
        Duration lead,
        Duration confirmOpens,
        Duration confirmCloses,
        Duration rules,
        Duration grace,
        int rounds,
        Duration round,
        Duration pause,
        Duration rating) {

    private static final int MOST_ROUNDS = 10;

    /**
     * As many rounds as the time allows; at least one.
     *
     * @param people from 2
     * @param inAll until the results, about; a minute at least
     */
    static Timetable fitting(int people, Duration round, Duration inAll) {
        long all = inAll.toSeconds();
        long lead = between(all * 2 / 5, 20, 300);
        long rating = between(all / 8, 6, 120);
        long pause = between(round.toSeconds() / 3, 3, 60);
        long grace = 2;
        long left = all - lead - grace - rating;
        long rounds = between(left / (round.toSeconds() + pause), 1, Math.min(MOST_ROUNDS, people - 1L));
        return new Timetable(
                Duration.ofSeconds(lead),
                Duration.ofSeconds(lead * 7 / 10),
                Duration.ofSeconds(lead * 3 / 10),
                Duration.ofSeconds(lead / 4),
                Duration.ofSeconds(grace),
                (int) rounds,
                round,
                Duration.ofSeconds(pause),
                Duration.ofSeconds(rating));
    }

    /** The line that makes the event and publishes it. */
    String command(String title, int people) {
        return ("/event create title:\"%s\" starts:\"in %s\" capacity:%d min:%d rounds:%d round:%s break:%s"
                        + " confirm_opens:%s confirm_closes:%s rules_before:%s grace:%s rating_window:%s calls:practice"
                        + " publish:yes")
                .formatted(
                        title,
                        text(lead),
                        people,
                        Math.min(4, people),
                        rounds,
                        text(round),
                        text(pause),
                        text(confirmOpens),
                        text(confirmCloses),
                        text(rules),
                        text(grace),
                        text(rating));
    }

    private static String text(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static long between(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }
}
