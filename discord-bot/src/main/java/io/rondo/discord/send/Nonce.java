package io.rondo.discord.send;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What tells Discord that a send is the same one again. Pure. */
final class Nonce {

    private static final int RADIX = 36;
    private static final int SIGN_PLUS = 1;
    private static final int BYTES = 16;

    private Nonce() {}

    /**
     * The nonce of one message of a delivery, the same at each try; at most 25 characters, Discord's limit: that many digits of
     * base 36 hold 128 bits.
     *
     * @param part counted from 0
     */
    static String of(UUID deliveryId, int part) {
        UUID id = part == 0
                ? deliveryId
                : UUID.nameUUIDFromBytes((deliveryId + "/" + part).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return new BigInteger(SIGN_PLUS, bytes).toString(RADIX);
    }
}
