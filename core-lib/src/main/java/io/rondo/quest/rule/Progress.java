package io.rondo.quest.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How far somebody has come with a quest: a function of what was counted, whatever the order. Immutable.
 *
 * @param counted all that was counted, also after the last completion
 * @param cycles how often the streak was filled
 * @param inCycle what is there towards the next time
 * @param version of the quest, when this cycle began: its streak is the one to be reached
 * @param last the latest period that was counted
 */
public record Progress(long counted, int cycles, long inCycle, int version, Optional<Period> last) {

    /** What a step made of it, and the versions to which each newly filled cycle belongs. */
    public record Step(Progress progress, List<Filled> filled) {}

    /** A cycle that is full. */
    public record Filled(int cycle, int version) {}

    /** How much a version asks for. */
    @FunctionalInterface
    public interface Streaks {
        int streak(int version);
    }

    public static Progress begun(int version) {
        return new Progress(0, 0, 0, version, Optional.empty());
    }

    /**
     * So much more, of which nothing has been looked at yet.
     *
     * @param current the quest's version now, to which a cycle belongs that begins with this
     */
    public Progress add(long amount, Optional<Period> period, int current) {
        Optional<Period> latest = period.filter(one ->
                        last.filter(two -> two.from().isAfter(one.from())).isEmpty())
                .or(() -> last);
        return new Progress(counted + amount, cycles, inCycle + amount, inCycle == 0 ? current : version, latest);
    }

    /**
     * Fills as many cycles as there is enough for, carrying the rest over.
     *
     * @param current the quest's version now, to which the next cycle belongs
     * @param duplication how many cycles there are at most
     */
    public Step fill(int current, int duplication, Streaks streaks) {
        List<Filled> filled = new ArrayList<>();
        int cycle = cycles;
        long left = inCycle;
        int pinned = version;
        while (cycle < duplication && left >= streaks.streak(pinned)) {
            left -= streaks.streak(pinned);
            cycle++;
            filled.add(new Filled(cycle, pinned));
            pinned = current;
        }
        return new Step(new Progress(counted, cycle, left, pinned, last), filled);
    }

    /**
     * The same for periods that must follow one another, each of which was added by {@link #add}.
     *
     * @param before the latest period before this one was added
     * @param inCycleBefore what was there towards the next time
     * @param added the period that was added
     * @param all every period that was counted, in order; asked for only where an earlier one came late
     */
    public Step fillConsecutive(
            Optional<Period> before, long inCycleBefore, Period added, Supplier<List<Period>> all, InARow rows) {
        if (before.filter(latest -> added.from().isBefore(latest.from())).isPresent()) {
            return filled(rows.of(all.get()), rows.current());
        }
        boolean goesOn = before.filter(latest -> rows.connects(latest, added)).isPresent();
        int row = goesOn ? Math.toIntExact(inCycleBefore) + 1 : 1;
        boolean full = row >= rows.rule().streak() && cycles < rows.rule().duplication();
        return filled(new InARow.Count(full ? cycles + 1 : cycles, full ? 0 : row), rows.current());
    }

    private Step filled(InARow.Count count, int current) {
        List<Filled> filled = new ArrayList<>();
        for (int cycle = cycles + 1; cycle <= count.full(); cycle++) {
            filled.add(new Filled(cycle, version));
        }
        return new Step(
                new Progress(
                        counted,
                        Math.max(cycles, count.full()),
                        count.row(),
                        filled.isEmpty() ? version : current,
                        last),
                filled);
    }
}
