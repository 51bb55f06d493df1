package io.rondo.quest;

import io.rondo.quest.rule.Definition;
import java.util.UUID;

/**
 * A quest of a community's catalogue, as it is now.
 *
 * @param version counts its changes, from 1
 */
public record Quest(UUID id, UUID communityId, int version, Status status, Definition definition) {

    /** Whether it is at work. */
    public enum Status {
        /** Only admins see it; nothing counts. */
        DRAFT,
        LIVE,
        /** Over; what was completed can still be claimed. */
        ARCHIVED
    }

    public String name() {
        return definition.name();
    }

    public boolean isLive() {
        return status == Status.LIVE;
    }
}
