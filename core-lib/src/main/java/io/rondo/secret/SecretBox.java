package io.rondo.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Hides single values with AES-256-GCM. A closed value is a version, a random nonce of 12 bytes, the ciphertext and its tag
 * of 16 bytes, as URL-safe Base64 after {@code v1.}. Safe to use from several threads.
 *
 * <p>Random nonces are good for about four thousand million values per purpose, far beyond what a community writes.
 */
public final class SecretBox {

    private static final String VERSION = "v1.";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    SecretBox(SecretKey key) {
        this.key = key;
    }

    /**
     * Closes a text. The same text gives another result each time.
     *
     * @param belongsTo whose value it is, such as the row's id; it is not stored, and the value opens only with the same, so
     *     that a value copied to another row is worthless there
     */
    public String close(String text, String belongsTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, belongsTo);
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot encrypt with " + CIPHER, missing);
        }
    }

    /** The text, or empty when the value was changed, belongs elsewhere, or was closed with another key. */
    public Optional<String> open(String closed, String belongsTo) {
        if (!closed.startsWith(VERSION)) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(closed.substring(VERSION.length()));
            if (all.length < NONCE_BYTES + TAG_BITS / 8) {
                return Optional.empty();
            }
            byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, nonce, belongsTo).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | AEADBadTagException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot decrypt with " + CIPHER, missing);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String belongsTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((VERSION + belongsTo).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
