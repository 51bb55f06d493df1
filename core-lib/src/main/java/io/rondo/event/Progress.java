package io.rondo.event;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an event has come.
 *
 * @param step what it waits for, due at {@code stepAt}; empty when nothing more comes by itself
 * @param stepVersion grows with every change of the step: a timer with an older one is stale
 * @param roundNo the round that runs or ran last; 0 before the first
 * @param planVersion grows with every new plan of the rounds
 * @param planSeed the seed that the pairing engine is given
 * @param pausedAt since when the host has stopped the clock
 */
public record Progress(
        Optional<Step> step,
        Optional<Instant> stepAt,
        int stepVersion,
        int roundNo,
        int planVersion,
        long planSeed,
        Optional<Instant> pausedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {}
