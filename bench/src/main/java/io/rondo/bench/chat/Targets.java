package io.rondo.bench.chat;

import io.rondo.bench.chat.Target.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives out presses such that those under way at once are of different people on different events, and that no person gets the
 * same event twice before all pairs were used: the numbers of both have no common divisor.
 */
final class Targets {

    private final List<UUID> events;
    private final List<Guest> guests;
    private final AtomicInteger requests;
    private int next;

    /** @param requests numbers the requests, also those of others */
    Targets(List<UUID> events, List<Guest> guests, AtomicInteger requests) {
        this.events = events;
        this.guests = guests;
        this.requests = requests;
    }

    List<Target> take(int count) {
        List<Target> taken = new ArrayList<>();
        for (int i = 0; i < count; i++, next++) {
            taken.add(new Target(
                    events.get(next % events.size()), guests.get(next % guests.size()), nextRequestId(requests)));
        }
        return taken;
    }

    List<Target> takeForEachEvent() {
        return take(events.size());
    }

    /** All of one length, so that one can stand for another. */
    static String nextRequestId(AtomicInteger requests) {
        return "bench-request-%08d".formatted(requests.incrementAndGet());
    }
}
