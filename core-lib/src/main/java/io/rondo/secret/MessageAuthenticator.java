package io.rondo.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Short codes that prove that a message is ours and unchanged: HMAC-SHA256, cut to the length that fits the place they travel
 * in. Eight bytes leave a guesser one chance in 2⁶⁴ per try. Safe to use from several threads.
 */
public final class MessageAuthenticator {

    static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 8;
    private static final int LONGEST = 32;

    private final SecretKey key;
    private final int length;

    MessageAuthenticator(SecretKey key, int length) {
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("a code of " + length + " bytes");
        }
        this.key = key;
        this.length = length;
    }

    /** The code of a message, of the length given when this was made. */
    public byte[] sign(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(message), length);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }

    /** The code of a text, in URL-safe Base64 without padding: 11 characters for 8 bytes. */
    public String sign(String message) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sign(message.getBytes(StandardCharsets.UTF_8)));
    }

    /** True when the code is this message's; takes as long for a nearly right code as for a wrong one. */
    public boolean isValid(byte[] message, byte[] code) {
        return MessageDigest.isEqual(sign(message), code);
    }

    /** True when the code is this text's, as {@link #sign(String)} writes it; false for anything that is not Base64. */
    public boolean isValid(String message, String code) {
        return MessageDigest.isEqual(
                sign(message).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }
}
