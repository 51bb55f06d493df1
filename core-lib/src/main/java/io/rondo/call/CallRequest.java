package io.rondo.call;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A wish for a call: the body of {@code create_call}.
 *
 * @param pairing for whom it is
 * @param attempt counts the calls of this pair, from 1
 * @param venue the link that the host typed, or empty
 * @param endsAt when the round is to end, as far as that is known now
 */
public record CallRequest(
        UUID callId,
        UUID pairId,
        UUID eventId,
        Pairing pairing,
        int attempt,
        String provider,
        String venue,
        Optional<Instant> endsAt) {}
