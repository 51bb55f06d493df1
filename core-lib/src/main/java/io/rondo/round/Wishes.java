package io.rondo.round;

import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.UUID;

/**
 * Pairs that a host would like to meet at an event, or rather not. They count for affinity, after meetings and fairness; nobody but
 * the hosts sees them. Safe to use from several threads.
 */
public final class Wishes {

    /** A pair, in the order of ids. */
    public record Wish(UUID personA, UUID personB, boolean wished) {}

    public List<Wish> of(UnitOfWork work, UUID eventId) {
        return work.store(WishStore.class).ofEvent(eventId);
    }

    /** @param wished true for rather, false for rather not; replaces what was said of the pair before */
    public void put(UnitOfWork work, UUID eventId, UUID one, UUID other, boolean wished) {
        work.store(WishStore.class).put(eventId, one, other, wished);
    }

    /** Whether there was one. */
    public boolean remove(UnitOfWork work, UUID eventId, UUID one, UUID other) {
        return work.store(WishStore.class).remove(eventId, one, other) > 0;
    }
}
