package io.rondo.catchup.history;

import java.time.Duration;
import java.util.Optional;

/** The platform did not give what was written. The message is for the log, in English, and holds no message text. */
public final class HistoryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Duration retryAfter;

    /** What to do about it. */
    public enum Kind {
        /** Trying again may help. */
        PASSING,
        /** The bot may not read there. */
        FORBIDDEN,
        /** There is no such channel any more. */
        GONE
    }

    private HistoryException(Kind kind, String reason, Duration retryAfter) {
        super(reason);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public static HistoryException passing(String reason, Optional<Duration> retryAfter) {
        return new HistoryException(Kind.PASSING, reason, retryAfter.orElse(Duration.ZERO));
    }

    public static HistoryException forbidden(String reason) {
        return new HistoryException(Kind.FORBIDDEN, reason, Duration.ZERO);
    }

    public static HistoryException gone(String reason) {
        return new HistoryException(Kind.GONE, reason, Duration.ZERO);
    }

    public Kind kind() {
        return kind;
    }

    /** How long the platform wants to be left alone; zero when it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
