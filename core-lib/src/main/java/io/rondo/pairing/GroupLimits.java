package io.rondo.pairing;

/**
 * How many people a group has.
 *
 * @param min at least, 2 or more
 * @param max at most
 */
public record GroupLimits(int min, int max) {

    /** One group, however many come. */
    public static final GroupLimits ONE_GROUP = new GroupLimits(2, Integer.MAX_VALUE);

    public GroupLimits {
        if (min < 2 || max < min) {
            throw new IllegalArgumentException("a group of " + min + " to " + max + " people");
        }
    }
}
