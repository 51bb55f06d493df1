package io.rondo.call;

import java.security.SecureRandom;
import java.util.Base64;

/** Names of rooms that nobody can guess: 128 random bits in characters that fit into an address. Thread-safe. */
public final class RoomNames {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private RoomNames() {}

    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
