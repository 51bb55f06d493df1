package io.rondo.runtime;

import io.rondo.runtime.delivery.DeliverySender;
import java.util.List;

/** The process's senders, one per platform. */
public record Senders(List<DeliverySender> all) {

    void start() {
        all.forEach(DeliverySender::start);
    }

    /** Stops them side by side, so that one slow platform does not take the others' time. */
    void close() {
        List<Thread> stops = all.stream()
                .map(sender -> Thread.startVirtualThread(sender::close))
                .toList();
        try {
            for (Thread stop : stops) {
                stop.join();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
