package io.rondo.call.pool;

import io.rondo.tx.Transactor;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The rooms of one provider that were made ahead. Each is bound to one call and never used again. The pace holds over all
 * processes and restarts. Each method is a transaction of its own; safe to use from several threads.
 */
public final class RoomPool {

    private final Transactor transactor;
    private final String provider;
    private final Duration gap;

    /** A room as the provider knows it. */
    public record Room(String reference, String url) {}

    /** @param gap the shortest time between two rooms that the provider is asked for */
    public RoomPool(Transactor transactor, String provider, Duration gap) {
        this.transactor = transactor;
        this.provider = provider;
        this.gap = gap;
    }

    /** A fresh room for the call, the same one when asked again; empty when there is none. */
    public Optional<Room> bind(UUID callId) {
        return transactor.call(work -> work.store(PoolStore.class)
                .ofCall(callId)
                .or(() -> work.store(PoolStore.class).bind(provider, callId, work.now())));
    }

    /** How many rooms nobody has used. */
    public int fresh() {
        return transactor.call(work -> work.store(PoolStore.class).fresh(provider));
    }

    /** Whether the provider may be asked for another room now; if so, that is taken note of before it is asked. */
    public boolean takeTurn() {
        return transactor.call(work -> work.store(PoolStore.class)
                .turn(provider, work.now(), work.now().plus(gap))
                .isPresent());
    }

    /** The provider wants to be left alone for that long. */
    public void leaveAlone(Duration pause) {
        transactor.run(
                work -> work.store(PoolStore.class).wait(provider, work.now().plus(pause)));
    }

    public void add(Room room) {
        transactor.run(work -> work.store(PoolStore.class).add(provider, room.reference(), room.url(), work.now()));
    }
}
