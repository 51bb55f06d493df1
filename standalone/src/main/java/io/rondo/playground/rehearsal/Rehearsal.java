package io.rondo.playground.rehearsal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A rehearsal that was begun.
 *
 * @param host the simulated person who made the event; empty where it was there before
 * @param seed decides what the simulated people answer
 * @param presses how many buttons they have pressed so far
 */
public record Rehearsal(
        UUID id,
        UUID eventId,
        Optional<String> host,
        long seed,
        int presses,
        Instant begunAt,
        Optional<Instant> endedAt) {}
