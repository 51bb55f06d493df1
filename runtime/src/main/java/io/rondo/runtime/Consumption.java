package io.rondo.runtime;

import io.rondo.bus.Subscription;
import io.rondo.tx.Queue;
import java.util.List;
import java.util.Set;

/**
 * What a service of this process takes from the bus. A bean of each service; in one JVM there are several.
 *
 * @param queues that it consumes
 * @param subscriptions their handlers; of a subscription in several of these beans the same object counts once
 */
public record Consumption(Set<Queue> queues, List<Subscription> subscriptions) {

    public Consumption {
        queues = Set.copyOf(queues);
        subscriptions = List.copyOf(subscriptions);
    }
}
