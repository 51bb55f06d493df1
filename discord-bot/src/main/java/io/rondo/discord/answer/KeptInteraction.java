package io.rondo.discord.answer;

import io.rondo.chat.Answer;
import java.util.Optional;

/**
 * What is kept of an interaction until its token dies.
 *
 * @param token answers it, from whatever process, for 15 minutes; a secret
 * @param answer how it was to be answered
 * @param locale the person's, as Discord says it
 */
public record KeptInteraction(String id, String token, Answer answer, Optional<String> locale) {

    /** What makes the request of it the same one wherever it is handled. */
    String requestId() {
        return InteractionReader.requestId(id);
    }

    @Override
    public String toString() {
        return "interaction " + id;
    }
}
