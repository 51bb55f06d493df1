package io.rondo.quest;

import io.rondo.quest.rule.Trigger;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened to a person and may count.
 *
 * @param id unique: the same occurrence told again has the same
 * @param amount how much of it, from 1: minutes, or times
 * @param attributes what quests may filter by
 */
public record Occurrence(
        UUID id,
        Trigger trigger,
        UUID communityId,
        UUID personId,
        Instant occurredAt,
        int amount,
        Map<String, String> attributes) {

    /** The most that one occurrence counts for. */
    public static final int MOST = 100_000;

    public Occurrence {
        attributes = Map.copyOf(attributes);
        if (amount < 1 || amount > MOST) {
            throw new IllegalArgumentException("amount " + amount);
        }
    }

    /** What of it is kept in the event's row. */
    public record Body(int amount, Map<String, String> filter) {}
}
