package io.rondo.pairing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who meets whom, in which group and round.
 *
 * @param groups their people do not overlap
 * @param unplaced who is in no group, and why
 * @param meetings pairs over all rounds; of an event that is under way, those that met and those still planned
 * @param upperBound no plan for the same request could have more meetings than this; of an event that is under way, no plan
 *     that keeps its groups
 */
public record Plan(List<Group> groups, List<Unplaced> unplaced, int meetings, int upperBound) {

    /**
     * People who rotate among themselves.
     *
     * @param people who is in the group now, by id
     * @param rounds in their order; groups of one plan may have different numbers of rounds
     */
    public record Group(List<UUID> people, List<Round> rounds) {
        public Group {
            people = List.copyOf(people);
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * One round of one group.
     *
     * @param byes who of the group sits out
     */
    public record Round(List<Pair> pairs, List<UUID> byes) {
        public Round {
            pairs = List.copyOf(pairs);
            byes = List.copyOf(byes);
        }
    }

    /** Somebody who is in no group. */
    public record Unplaced(UUID person, Reason reason) {}

    /** Why somebody is in no group. Depends on sides, ages and numbers alone, so that no block can be guessed from it. */
    public enum Reason {
        /** Nobody here is what this mode, this person's wishes and age band ask for. */
        NO_COMPATIBLE_PARTNER,
        /** There are more of this person's side than partners for them. */
        MORE_OF_ONE_SIDE,
        /** The groups, within their sizes, had no place. */
        GROUP_LIMITS
    }

    public Plan {
        groups = List.copyOf(groups);
        unplaced = List.copyOf(unplaced);
    }

    /** How many meetings a better plan could have at most; 0 proves that there is no better one. */
    public int gap() {
        return upperBound - meetings;
    }

    /** Planned meetings of each person in a group, 0 included. */
    public Map<UUID, Integer> meetingsPerPerson() {
        Map<UUID, Integer> meetingsOf = new HashMap<>();
        for (Group group : groups) {
            group.people().forEach(person -> meetingsOf.put(person, 0));
            for (Round round : group.rounds()) {
                for (Pair pair : round.pairs()) {
                    meetingsOf.computeIfPresent(pair.first(), (person, count) -> count + 1);
                    meetingsOf.computeIfPresent(pair.second(), (person, count) -> count + 1);
                }
            }
        }
        return meetingsOf;
    }
}
