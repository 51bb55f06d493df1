package io.rondo.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one key that an installation keeps. Never used itself: each purpose gets a key of its own, derived from it (HKDF with
 * SHA-256, RFC 5869), so that what was made for one purpose is worthless for another. Safe to use from several threads.
 */
public final class MasterKey {

    private static final int LENGTH = 32;
    private static final byte[] SALT = "io.rondo master key".getBytes(StandardCharsets.UTF_8);

    private final SecretKey key;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HKDF");
    }

    /**
     * Reads a key as configuration holds it.
     *
     * @param base64 32 bytes or more, in standard or URL-safe Base64
     * @throws IllegalArgumentException when it is not; the message does not repeat the text
     */
    public static MasterKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip().replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            // Without the cause: it would quote a character of the secret.
            throw new IllegalArgumentException("the secret key is not Base64");
        }
        if (bytes.length < LENGTH) {
            throw new IllegalArgumentException(
                    "the secret key has " + bytes.length + " bytes and needs " + LENGTH + " at least");
        }
        return new MasterKey(bytes);
    }

    /** A new random key in the form that {@link #parse} reads. */
    public static String generate() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Hides values of one purpose.
     *
     * @param purpose a fixed word such as {@code profile.seeking}; another word cannot open what this one closed
     */
    public SecretBox box(String purpose) {
        return new SecretBox(derive("box:" + purpose, "AES"));
    }

    /**
     * Signs messages of one purpose.
     *
     * @param purpose a fixed word such as {@code button}
     * @param length of the codes in bytes, 8 to 32
     */
    public MessageAuthenticator authenticator(String purpose, int length) {
        return new MessageAuthenticator(derive("mac:" + purpose, MessageAuthenticator.ALGORITHM), length);
    }

    private SecretKey derive(String info, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .addSalt(SALT)
                                    .thenExpand(info.getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", missing);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "MasterKey";
    }
}
