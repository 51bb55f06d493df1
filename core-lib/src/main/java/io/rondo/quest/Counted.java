package io.rondo.quest;

import io.rondo.quest.rule.Rewards;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of an occurrence.
 *
 * @param completed what it completed
 * @param missed quests that would have been completed, had their supply lasted
 * @param checkIn the person's days, where it was a sign-in
 */
public record Counted(List<Completed> completed, List<Quest> missed, Optional<CheckIn> checkIn) {

    public static final Counted NOTHING = new Counted(List.of(), List.of(), Optional.empty());

    /**
     * A completion.
     *
     * @param paid whether its reward is booked already; else it waits to be claimed
     */
    public record Completed(UUID id, Quest quest, int cycle, Rewards rewards, boolean paid) {}

    /**
     * Somebody's daily check-ins.
     *
     * @param run how many days in a row up to the last one
     * @param isNew whether this day was not counted before
     */
    public record CheckIn(int days, int run, int best, io.rondo.quest.rule.Period today, boolean isNew) {}

    public Counted {
        completed = List.copyOf(completed);
        missed = List.copyOf(missed);
    }
}
