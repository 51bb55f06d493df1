package io.rondo.mirror;

import io.rondo.event.EventState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as a Discord server's own list is to show it.
 *
 * @param server the platform's id of it
 * @param remoteId of the entry there; empty while there is none
 * @param remoteState as we left it there; empty while there is none
 * @param version of what is wanted
 * @param attempts how often it was tried, this time counted
 */
public record ServerEvent(
        UUID eventId,
        String server,
        Optional<String> remoteId,
        Optional<State> remoteState,
        int version,
        int attempts,
        Wanted wanted) {

    /** The states of such an entry. */
    public enum State {
        SCHEDULED,
        ACTIVE,
        COMPLETED,
        CANCELED;

        /** No way leads from it to another. */
        public boolean isFinal() {
            return this == COMPLETED || this == CANCELED;
        }

        static State of(EventState state) {
            return switch (state) {
                case NOT_STARTED, REG_CONFIRM, READY -> SCHEDULED;
                case RUNNING -> ACTIVE;
                case FINISHED -> COMPLETED;
                case SKIPPED, CANCELLED -> CANCELED;
            };
        }
    }

    /** What the entry is to say. */
    public record Wanted(
            State state, String name, String description, String location, Instant startsAt, Instant endsAt) {}
}
