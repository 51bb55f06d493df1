package io.rondo.playground;

import java.util.Optional;

/** Message ids as people and platforms write them. */
final class MessageIds {

    private MessageIds() {}

    static Optional<Long> parse(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
