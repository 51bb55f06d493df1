package io.rondo.call;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of one pair.
 *
 * @param attempt counts the calls of this pair, from 1; the highest is the one that holds
 * @param url where both go, or the first of the two where each has a link of their own
 * @param secondUrl where the second goes, if that is somewhere else
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
        Optional<String> secondUrl,
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

    /** Where that one of the two goes, while the call is there. */
    public Optional<String> openUrl(Caller caller) {
        if (state != State.CREATED) {
            return Optional.empty();
        }
        return caller == Caller.SECOND ? secondUrl.or(() -> url) : url;
    }
}
