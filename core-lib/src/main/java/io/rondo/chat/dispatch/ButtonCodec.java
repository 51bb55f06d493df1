package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.secret.MessageAuthenticator;
import io.rondo.tx.Json;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * An action as the data of a button: at most 64 characters of {@code [A-Za-z0-9_-]}, signed, readable after a restart and weeks
 * later. What does not fit is a row of {@code button_payloads}. Safe to use from several threads.
 *
 * <p>The bytes before Base64: one that says how it is carried, then either the command's fingerprint and the options
 * ({@link PackedOptions}) or the row's key, then eight of the signature. The same action gives the same data.
 */
public final class ButtonCodec {

    /** The most characters that a button's data have: Telegram's limit, for {@code /start} payloads too. */
    public static final int MOST_CHARACTERS = 64;

    private static final int MOST_BYTES = MOST_CHARACTERS / 4 * 3;
    private static final int SIGNATURE_BYTES = 8;
    private static final int KEY_BYTES = 16;
    private static final byte INLINE = 1;
    private static final byte ROW = 2;
    private static final int HEAD_BYTES = 4;

    private final Transactor transactor;
    private final Catalogue catalogue;
    private final MessageAuthenticator authenticator;

    /**
     * A codec for the buttons of a catalogue's commands.
     *
     * @param authenticator of codes of eight bytes, under a key that is for buttons alone
     */
    public ButtonCodec(Transactor transactor, Catalogue catalogue, MessageAuthenticator authenticator) {
        this.transactor = transactor;
        this.catalogue = catalogue;
        this.authenticator = authenticator;
    }

    /**
     * The data of a button, in a unit of work of its own where that needs a row. Inside a unit of work use
     * {@link #encode(UnitOfWork, Action)}: with a pool of one connection this one would wait for ever.
     *
     * @throws IllegalArgumentException when the catalogue has no such command, or the command no such option
     */
    public String encode(Action action) {
        return inline(action).orElseGet(() -> transactor.call(work -> row(work, action)));
    }

    /** As {@link #encode(Action)}, storing what does not fit in the given unit of work. */
    public String encode(UnitOfWork work, Action action) {
        return inline(action).orElseGet(() -> row(work, action));
    }

    /**
     * The action that a button carries, read in a unit of work of its own where it is a row.
     *
     * @throws UserError when the data is forged, or of a command that is no more
     */
    public Action decode(String data) {
        byte[] body = verified(data);
        return body[0] == INLINE ? inlineAction(body) : transactor.call(work -> rowAction(work, body));
    }

    /** As {@link #decode(String)}, in the given unit of work. */
    public Action decode(UnitOfWork work, String data) {
        byte[] body = verified(data);
        return body[0] == INLINE ? inlineAction(body) : rowAction(work, body);
    }

    private Optional<String> inline(Action action) {
        Command command = catalogue
                .find(action.command())
                .orElseThrow(() -> new IllegalArgumentException("no command for a button: " + action.command()));
        byte[] options = PackedOptions.pack(command, action.options());
        if (HEAD_BYTES + options.length + SIGNATURE_BYTES > MOST_BYTES) {
            return Optional.empty();
        }
        int fingerprint = Catalogue.fingerprint(command.name());
        byte[] body = new byte[HEAD_BYTES + options.length];
        body[0] = INLINE;
        body[1] = (byte) (fingerprint >> 16);
        body[2] = (byte) (fingerprint >> 8);
        body[3] = (byte) fingerprint;
        System.arraycopy(options, 0, body, HEAD_BYTES, options.length);
        return Optional.of(signed(body));
    }

    private String row(UnitOfWork work, Action action) {
        String payload = Json.write(Map.of("command", action.command(), "options", new TreeMap<>(action.options())));
        // The key is made from the content, so that a message rendered a hundred times leaves one row.
        byte[] key =
                Arrays.copyOf(digest(action.command() + '\n' + Json.write(new TreeMap<>(action.options()))), KEY_BYTES);
        work.store(Store.class).put(text(key), payload, work.now());
        byte[] body = new byte[1 + KEY_BYTES];
        body[0] = ROW;
        System.arraycopy(key, 0, body, 1, KEY_BYTES);
        return signed(body);
    }

    private Action inlineAction(byte[] body) {
        if (body.length < HEAD_BYTES) {
            throw damaged();
        }
        int fingerprint = (body[1] & 0xFF) << 16 | (body[2] & 0xFF) << 8 | body[3] & 0xFF;
        Command command = catalogue.findByFingerprint(fingerprint).orElseThrow(ButtonCodec::damaged);
        return new Action(
                command.name(), PackedOptions.unpack(command, Arrays.copyOfRange(body, HEAD_BYTES, body.length)));
    }

    private Action rowAction(UnitOfWork work, byte[] body) {
        String key = text(Arrays.copyOfRange(body, 1, body.length));
        Action action = work.store(Store.class)
                .find(key)
                .map(payload -> Json.read(payload, Action.class))
                .orElseThrow(ButtonCodec::damaged);
        return catalogue.find(action.command()).map(command -> action).orElseThrow(ButtonCodec::damaged);
    }

    private String signed(byte[] body) {
        byte[] all = Arrays.copyOf(body, body.length + SIGNATURE_BYTES);
        System.arraycopy(authenticator.sign(body), 0, all, body.length, SIGNATURE_BYTES);
        return text(all);
    }

    private byte[] verified(String data) {
        if (data.length() > MOST_CHARACTERS) {
            throw damaged();
        }
        byte[] all = bytes(data);
        if (all.length <= SIGNATURE_BYTES || !text(all).equals(data)) {
            throw damaged();
        }
        byte[] body = Arrays.copyOf(all, all.length - SIGNATURE_BYTES);
        byte[] given = Arrays.copyOfRange(all, body.length, all.length);
        if (!authenticator.isValid(body, given) || (body[0] != INLINE && body[0] != ROW)) {
            throw damaged();
        }
        return body;
    }

    private static byte[] bytes(String data) {
        try {
            return Base64.getUrlDecoder().decode(data);
        } catch (IllegalArgumentException notBase64) {
            throw damaged();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static UserError damaged() {
        return new UserError("chat.error.button-damaged");
    }

    /** Rows of {@code button_payloads}. */
    public interface Store {

        // The age is renewed, so that the sweep keeps what is still being shown.
        @SqlUpdate("""
                INSERT INTO button_payloads (key, payload, created_at) VALUES (:key, :payload::jsonb, :now)
                ON CONFLICT (key) DO UPDATE SET created_at = excluded.created_at
                """)
        void put(String key, String payload, Instant now);

        @SqlQuery("SELECT payload FROM button_payloads WHERE key = :key")
        Optional<String> find(String key);
    }
}
