package io.rondo.pairing;

import java.util.UUID;

/** Two people, in no order: {@code new Pair(ana, hugo)} equals {@code new Pair(hugo, ana)}. */
public record Pair(UUID first, UUID second) {

    /** 2^64 divided by the golden ratio (Knuth's multiplicative hashing). */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** @throws IllegalArgumentException when both are the same person */
    public Pair {
        int order = first.compareTo(second);
        if (order == 0) {
            throw new IllegalArgumentException("nobody is paired with themselves: " + first);
        }
        if (order > 0) {
            UUID smaller = second;
            second = first;
            first = smaller;
        }
    }

    /** Spread well: sets of hundreds of thousands of pairs of ids that follow each other must not collide. */
    @Override
    public int hashCode() {
        long mixed = first.hashCode() * SPREAD + second.hashCode();
        return Long.hashCode((mixed ^ mixed >>> Integer.SIZE) * SPREAD);
    }

    public boolean has(UUID person) {
        return first.equals(person) || second.equals(person);
    }

    /** @throws IllegalArgumentException when {@code person} is not of this pair */
    public UUID partnerOf(UUID person) {
        if (!has(person)) {
            throw new IllegalArgumentException(person + " is not of " + this);
        }
        return first.equals(person) ? second : first;
    }
}
