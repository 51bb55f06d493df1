package io.rondo.quest.rule;

import io.rondo.ledger.Amount;
import java.util.List;
import java.util.Optional;

/**
 * What a completion brings.
 *
 * @param amounts one per currency at most
 * @param role the platform's id of a Discord role
 * @param badge a title that one may be proud of
 */
public record Rewards(List<Amount> amounts, Optional<String> role, Optional<String> badge) {

    public static final Rewards NONE = new Rewards(List.of(), Optional.empty(), Optional.empty());

    public Rewards {
        amounts = List.copyOf(amounts);
    }

    public static Rewards of(Amount... amounts) {
        return new Rewards(List.of(amounts), Optional.empty(), Optional.empty());
    }

    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean isEmpty() {
        return amounts.isEmpty() && role.isEmpty() && badge.isEmpty();
    }
}
