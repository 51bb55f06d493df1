package io.rondo.round;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds who said yes to each other. Pure. */
public final class MutualYes {

    private MutualYes() {}

    /** What one person said about another. */
    public record Reaction(UUID fromPerson, UUID toPerson, boolean yes) {}

    private record Direction(UUID from, UUID to) {}

    /** The pairs in which both said yes, without those that must not meet. */
    static Set<PairOfPeople> among(List<Reaction> reactions, Set<PairOfPeople> forbidden) {
        Set<Direction> yeses = new HashSet<>();
        Set<PairOfPeople> mutual = new LinkedHashSet<>();
        for (Reaction reaction : reactions) {
            if (!reaction.yes()) {
                continue;
            }
            yeses.add(new Direction(reaction.fromPerson(), reaction.toPerson()));
            if (yeses.contains(new Direction(reaction.toPerson(), reaction.fromPerson()))) {
                mutual.add(new PairOfPeople(reaction.fromPerson(), reaction.toPerson()));
            }
        }
        mutual.removeAll(forbidden);
        return mutual;
    }
}
