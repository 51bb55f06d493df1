package io.rondo.tx;

import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened in a capability and that others may care for, such as {@code event_attended}.
 *
 * @param type its name in snake case, part of the contract with other services
 * @param body what is known of it, written as JSON
 */
public record DomainEvent(String type, Optional<UUID> communityId, Optional<UUID> personId, Object body) {}
