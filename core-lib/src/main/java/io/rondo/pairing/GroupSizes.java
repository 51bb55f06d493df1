package io.rondo.pairing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Into groups of which sizes so many people go, so that the most meetings are possible; of equally good choices the one in which
 * people meet as often as each other, then fewer groups, then groups as equal as possible. Exact for people who may all meet, or
 * two sides that may, by dynamic programming over the number of people.
 */
final class GroupSizes {

    private record Choice(int meetings, long unfairness, int groups, long squares, int size) {
        boolean isBetterThan(Choice than) {
            if (meetings != than.meetings) {
                return meetings > than.meetings;
            }
            if (unfairness != than.unfairness) {
                return unfairness < than.unfairness;
            }
            return groups != than.groups ? groups < than.groups : squares < than.squares;
        }
    }

    private final GroupLimits limits;
    private final int rounds;
    private final boolean twoSides;

    /** @param twoSides whether people are of two sides, of which each meets the other only */
    GroupSizes(GroupLimits limits, int rounds, boolean twoSides) {
        this.limits = limits;
        this.rounds = rounds;
        this.twoSides = twoSides;
    }

    /** How many of so many people fit into groups within the limits. */
    int places(int people) {
        if (people < limits.min()) {
            return 0;
        }
        long mostGroups = people / limits.min();
        return (int) Math.min(people, mostGroups * limits.max());
    }

    /** Sizes of groups for exactly so many people; larger ones first. */
    List<Integer> best(int people) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice(0, 0, 0, 0, 0)));
        for (int some = 1; some <= people; some++) {
            Choice best = new Choice(-1, 0, 0, 0, 0);
            for (int size = limits.min(); size <= Math.min(some, limits.max()); size++) {
                Choice rest = choices.get(some - size);
                if (rest.meetings >= 0) {
                    Choice choice = new Choice(
                            rest.meetings + meetings(size),
                            rest.unfairness + unfairness(size),
                            rest.groups + 1,
                            rest.squares + (long) size * size,
                            size);
                    best = choice.isBetterThan(best) ? choice : best;
                }
            }
            choices.add(best);
        }
        List<Integer> sizes = new ArrayList<>();
        for (int left = people; left > 0 && choices.get(left).meetings >= 0; left -= sizes.getLast()) {
            sizes.add(choices.get(left).size);
        }
        sizes.sort(Collections.reverseOrder());
        return sizes;
    }

    /** Sizes as equal as possible, in as few groups as possible. */
    List<Integer> equal(int people) {
        int groups = Math.ceilDiv(people, limits.max());
        List<Integer> sizes = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            sizes.add(people / groups + (group < people % groups ? 1 : 0));
        }
        return sizes;
    }

    /** The most meetings that groups of so many people can have in all. */
    int mostMeetings(int people) {
        return best(people).stream().mapToInt(this::meetings).sum();
    }

    /** The most meetings of a group of this size. */
    int meetings(int size) {
        int pairs = twoSides ? (size / 2) * Math.ceilDiv(size, 2) : size * (size - 1) / 2;
        return (int) Math.min(pairs, (long) rounds * (size / 2));
    }

    /** How far its people stay below what is possible in the largest group, squared. */
    private long unfairness(int size) {
        int most = Math.min(rounds, limits.max() - 1);
        int ends = 2 * meetings(size);
        int withOneMore = ends % size;
        long short0 = (long) most - ends / size;
        long short1 = short0 - 1;
        return withOneMore * short1 * short1 + (size - withOneMore) * short0 * short0;
    }
}
