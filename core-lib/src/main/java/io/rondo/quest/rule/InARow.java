package io.rondo.quest.rule;

import java.util.List;
import java.util.Optional;

/**
 * Counts periods that follow one another: each unbroken row of them fills a cycle with every {@code streak} of them.
 *
 * @param current the quest's version now
 */
public record InARow(Rule rule, Calendar calendar, int current) {

    /**
     * What a set of periods makes.
     *
     * @param row how many stand in the last row, after what filled a cycle
     */
    record Count(int full, int row) {}

    boolean connects(Period first, Period second) {
        return calendar.connects(rule.cadence(), first, second, rule.grace());
    }

    Count of(List<Period> periods) {
        int full = 0;
        int row = 0;
        Optional<Period> before = Optional.empty();
        for (Period period : periods) {
            row = before.filter(one -> connects(one, period)).isPresent() ? row + 1 : 1;
            if (row >= rule.streak() && full < rule.duplication()) {
                full++;
                row = 0;
            }
            before = Optional.of(period);
        }
        return new Count(full, row);
    }
}
