package io.rondo.call;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of one pair.
 *
 * @param attempt counts the calls of this pair, from 1; the highest is the one that holds
 * @param reason why it failed
 * @param createdAt when it was asked for
 */
public record Call(
        UUID id,
        UUID pairId,
        int attempt,
        String provider,
        State state,
        Optional<String> url,
        Optional<String> reference,
        Optional<String> reason,
        Instant createdAt) {

    /** How it stands with a call. */
    public enum State {
        ASKED,
        CREATED,
        FAILED,
        ENDED
    }

    /** Where to go, while the call is there. */
    public Optional<String> openUrl() {
        return state == State.CREATED ? url : Optional.empty();
    }
}
