package io.rondo.bench.fault;

import java.time.Duration;

/**
 * How large an evening is, and how long what breaks stays broken.
 *
 * @param people half of them on each platform; an even number, up to 40
 * @param groupSize how many meet among themselves
 * @param rounds how many partners each meets
 * @param brokerAway how long the broker is stopped in a run in which it is
 * @param patience how long anybody waits for anything, before it counts as lost
 */
public record FaultScale(int people, int groupSize, int rounds, Duration brokerAway, Duration patience) {

    /** Forty people in four groups. */
    public static final FaultScale USUAL = new FaultScale(40, 10, 3, Duration.ofSeconds(20), Duration.ofSeconds(180));
}
