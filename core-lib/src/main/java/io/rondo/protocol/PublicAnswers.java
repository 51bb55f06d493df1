package io.rondo.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The bodies of the answers. Part of the contract with other programs: fields are added, never renamed. */
final class PublicAnswers {

    static final String EVENTS = "events";
    static final String REGISTRATION = "registration";
    static final String REACTION = "reaction";
    static final String CONTROL = "event_control";

    private PublicAnswers() {}

    /** @param yourState the asker's place; absent when there is none */
    record ListedEvent(
            UUID id,
            String title,
            @JsonProperty("starts_at") Instant startsAt,
            String zone,
            int capacity,
            @JsonProperty("seats_left") int seatsLeft,
            @JsonProperty("your_state") Optional<String> yourState) {}

    record Listed(List<ListedEvent> events, Optional<String> reason, Optional<String> says) {
        static Listed of(List<ListedEvent> events) {
            return new Listed(events, Optional.empty(), Optional.empty());
        }
    }

    /**
     * What came of a command.
     *
     * @param state of the asker's place now, or the control's word once it is done; absent where the command was refused
     * @param reason why it was refused, a word that does not change
     * @param says what chat would say, in the person's language
     */
    record Result(
            @JsonProperty("event_id") Optional<UUID> eventId,
            Optional<String> state,
            Optional<String> reason,
            Optional<String> says) {}
}
