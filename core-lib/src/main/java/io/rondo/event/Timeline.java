package io.rondo.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Brings the offsets of a schedule into order and out of the past. Pure. */
public final class Timeline {

    /** An offset that had to change, by the name of its option. */
    public record Clamp(String option, Duration from, Duration to) {}

    /** The schedule that will be kept, and what was changed for it. */
    public record Clamped(Schedule schedule, List<Clamp> changes) {}

    private Timeline() {}

    /**
     * Confirmation opens no earlier than now, closes after it has opened (half way where it would not), and the rules come no
     * earlier than that. For a start that has passed nothing is left: every offset is zero.
     */
    public static Clamped fit(Schedule wanted, Instant now) {
        Duration lead = longer(Duration.between(now, wanted.startsAt()), Duration.ZERO);
        Duration opens = shorter(wanted.confirmOpens(), lead);
        Duration closes = wanted.confirmCloses().compareTo(opens) < 0 ? wanted.confirmCloses() : opens.dividedBy(2);
        Duration rules = shorter(wanted.rulesBefore(), closes);
        List<Clamp> changes = new ArrayList<>();
        note(changes, "confirm_opens", wanted.confirmOpens(), opens);
        note(changes, "confirm_closes", wanted.confirmCloses(), closes);
        note(changes, "rules_before", wanted.rulesBefore(), rules);
        return new Clamped(wanted.with(opens, closes, rules), List.copyOf(changes));
    }

    private static void note(List<Clamp> changes, String option, Duration from, Duration to) {
        // The clock moves on between typing and publishing: what differs by less than a second is no change to speak
        // of.
        if (from.minus(to).compareTo(Duration.ofSeconds(1)) >= 0) {
            changes.add(new Clamp(option, from, to));
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
