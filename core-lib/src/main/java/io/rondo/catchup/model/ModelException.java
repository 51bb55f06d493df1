package io.rondo.catchup.model;

import java.time.Duration;
import java.util.Optional;

/** A model gave no answer. The message is for the log and for admins, in English; it holds no secret and no message text. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Duration retryAfter;

    /** Why there is none. */
    public enum Kind {
        /** 429, 5xx, or no connection: it may answer in a moment. */
        BUSY,
        TIMED_OUT,
        /** It declined to answer. */
        REFUSED,
        /** What it sent is no JSON, or was cut off. */
        BROKEN,
        /** It was sent more than it can read. */
        TOO_LONG,
        /** 401 or 403: the key is wrong. */
        UNAUTHORISED,
        /** Another 4xx: it does not know the model, or what was asked of it. */
        BAD_REQUEST,
        /** Nobody has set a key. */
        NOT_SET_UP
    }

    public ModelException(Kind kind, String reason) {
        this(kind, reason, Optional.empty());
    }

    public ModelException(Kind kind, String reason, Optional<Duration> retryAfter) {
        super(reason);
        this.kind = kind;
        this.retryAfter = retryAfter.orElse(Duration.ZERO);
    }

    public Kind kind() {
        return kind;
    }

    /** How long it wants to be left alone; zero when it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
