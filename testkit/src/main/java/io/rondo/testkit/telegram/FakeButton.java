package io.rondo.testkit.telegram;

import java.util.Optional;

/**
 * One button under a message.
 *
 * @param label what a person reads on it
 * @param callbackData what comes back when it is pressed, at most 64 bytes
 * @param url what it opens instead
 */
public record FakeButton(String label, Optional<String> callbackData, Optional<String> url) {}
