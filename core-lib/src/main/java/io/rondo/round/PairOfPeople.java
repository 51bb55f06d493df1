package io.rondo.round;

import java.util.UUID;

/** Two people, in no order: {@code new PairOfPeople(ana, hugo)} equals {@code new PairOfPeople(hugo, ana)}. */
public record PairOfPeople(UUID first, UUID second) {

    /** @throws IllegalArgumentException when both are the same person */
    public PairOfPeople {
        int order = first.compareTo(second);
        if (order == 0) {
            throw new IllegalArgumentException("a pair of one: " + first);
        }
        if (order > 0) {
            UUID smaller = second;
            second = first;
            first = smaller;
        }
    }
}
