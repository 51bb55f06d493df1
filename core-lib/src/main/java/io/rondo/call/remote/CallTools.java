package io.rondo.call.remote;

import io.rondo.call.CallPages;
import io.rondo.call.Caller;
import io.rondo.call.pool.RoomPool;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.util.UUID;

/** What providers find at hand when they work. Safe to use from several threads. */
public final class CallTools {

    private final Transactor transactor;
    private final CallPages pages;

    public CallTools(Transactor transactor, CallPages pages) {
        this.transactor = transactor;
        this.pages = pages;
    }

    Transactor transactor() {
        return transactor;
    }

    /** The key that goes into the link of one of the two to our own call page. */
    public String key(UUID callId, Caller caller) {
        return pages.key(callId, caller);
    }

    /**
     * The provider's rooms that were made ahead.
     *
     * @param gap the shortest time between two that it is asked for
     */
    public RoomPool pool(String provider, Duration gap) {
        return new RoomPool(transactor, provider, gap);
    }
}
