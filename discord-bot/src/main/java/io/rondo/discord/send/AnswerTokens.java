package io.rondo.discord.send;

import java.util.Optional;

/** Tokens of interactions, by the messages that answer them. Safe to use from several threads. */
@FunctionalInterface
public interface AnswerTokens {

    /** Knows none. */
    AnswerTokens NONE = message -> Optional.empty();

    /**
     * The token that can change a message which only one person sees, while Discord honours it; a secret.
     *
     * @param messageId Discord's
     */
    Optional<String> tokenFor(String messageId);
}
