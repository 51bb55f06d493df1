package io.rondo.tx;

import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened in a capability and that others may care for, such as {@code event_attended}.
 *
 * @param type its name in snake case, part of the contract with other services
 * @param body what is known of it, written as JSON
 * @param told whether the quests are told of it, by a message under the event's own id
 */
public record DomainEvent(String type, Optional<UUID> communityId, Optional<UUID> personId, Object body, boolean told) {

    public DomainEvent(String type, Optional<UUID> communityId, Optional<UUID> personId, Object body) {
        this(type, communityId, personId, body, false);
    }

    /** The body of the message that tells of it. */
    public record Told(UUID communityId, UUID personId, java.time.Instant at) {}

    /** The same, and the quests learn of it. */
    public DomainEvent toldToQuests() {
        return new DomainEvent(type, communityId, personId, body, true);
    }
}
