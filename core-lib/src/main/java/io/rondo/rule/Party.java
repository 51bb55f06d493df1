package io.rondo.rule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A group of friends who come to an event together or not at all.
 *
 * @param leaderId who registers them
 * @param code with which friends join
 * @param registeredAt when they were registered; nobody joins after that
 */
public record Party(
        UUID id, UUID eventId, UUID leaderId, String code, Instant madeAt, Optional<Instant> registeredAt) {}
