package io.rondo.quest.rule;

import java.util.Map;

/**
 * What is counted, and how much of it makes a completion.
 *
 * @param filter what happened must have these attributes, such as {@code channel}
 * @param streak how many qualifying events make one completion, from 1
 * @param duplication how many completions there are at most, from 1
 * @param consecutive whether the periods of the cadence must follow one another; cannot change once the quest is live
 * @param grace whether one period may be left out between two
 */
public record Rule(
        Trigger trigger,
        Map<String, String> filter,
        int streak,
        int duplication,
        Cadence cadence,
        boolean consecutive,
        boolean grace) {

    public static final int MOST_STREAK = 1_000_000;
    public static final int MOST_DUPLICATION = 10_000;

    public Rule {
        filter = Map.copyOf(filter);
        if (streak < 1 || streak > MOST_STREAK || duplication < 1 || duplication > MOST_DUPLICATION) {
            throw new IllegalArgumentException("streak " + streak + ", duplication " + duplication);
        }
    }

    public static Rule of(Trigger trigger, int streak, int duplication) {
        return new Rule(trigger, Map.of(), streak, duplication, Cadence.ANY, false, false);
    }

    public Rule each(Cadence newCadence) {
        return new Rule(trigger, filter, streak, duplication, newCadence, consecutive, grace);
    }

    public Rule consecutive(boolean withGrace) {
        return new Rule(trigger, filter, streak, duplication, cadence, true, withGrace);
    }

    public boolean counts(Trigger happened, Map<String, String> attributes) {
        return trigger.counts(happened)
                && filter.entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(attributes.get(wanted.getKey())));
    }
}
