package io.rondo.telegram.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What a webhook needs: whether a request is Telegram's, and the update in it. Safe to use from several threads. */
public final class WebhookUpdates {
    /** The header in which Telegram repeats the secret that was given to setWebhook. */
    public static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private WebhookUpdates() {}

    /**
     * Whether the secret is ours; takes the same time for every wrong one. An empty expected secret fits nothing.
     *
     * @param given the header's value, empty when it is absent
     */
    public static boolean isOurs(String expected, String given) {
        return !expected.isEmpty()
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The update in a request's body. Store it before answering 200: Telegram then forgets it.
     *
     * @throws IllegalArgumentException when the body is no update at all; answer 400
     */
    public static IncomingUpdate parse(String body) {
        return UpdateReader.read(body);
    }
}
