package io.rondo.call;

import io.rondo.secret.MessageAuthenticator;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys in the links to calls on our own page: whose call, and which of the two. Nobody can make one without the
 * installation's secret key, so they need no rows; whether the call is still open is asked of its row. Thread-safe.
 */
public final class CallKeys {

    private static final int CONTENT = 17;
    private static final int CODE = 16;
    private static final byte FIRST = 0;
    private static final byte SECOND = 1;

    private final MessageAuthenticator authenticator;

    /** What a key opens. */
    public record Door(UUID callId, Caller caller) {}

    /** @param authenticator whose codes have {@value #CODE} bytes */
    public CallKeys(MessageAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** 44 characters that fit into an address. */
    public String key(UUID callId, Caller caller) {
        byte[] content = ByteBuffer.allocate(CONTENT)
                .putLong(callId.getMostSignificantBits())
                .putLong(callId.getLeastSignificantBits())
                .put(caller == Caller.FIRST ? FIRST : SECOND)
                .array();
        byte[] all = ByteBuffer.allocate(CONTENT + CODE)
                .put(content)
                .put(authenticator.sign(content))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** What the key opens; empty for anything that we have not made. */
    public Optional<Door> open(String key) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(key);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        if (all.length != CONTENT + CODE) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(all);
        byte[] content = new byte[CONTENT];
        byte[] code = new byte[CODE];
        buffer.get(content).get(code);
        if (!authenticator.isValid(content, code)) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(content);
        UUID callId = new UUID(parts.getLong(), parts.getLong());
        return Optional.of(new Door(callId, parts.get() == FIRST ? Caller.FIRST : Caller.SECOND));
    }
}
