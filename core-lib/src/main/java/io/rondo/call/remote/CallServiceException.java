package io.rondo.call.remote;

import java.time.Duration;
import java.util.Optional;

/** A provider's service could not do what it was asked. The message is for the host, in English, and holds no secret. */
public final class CallServiceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final boolean busy;
    private final Duration retryAfter;

    private CallServiceException(String reason, boolean passing, boolean busy, Duration retryAfter) {
        super(reason);
        this.passing = passing;
        this.busy = busy;
        this.retryAfter = retryAfter;
    }

    /** It will not work until somebody changes something: a wrong key, a missing right. */
    public static CallServiceException lasting(String reason) {
        return new CallServiceException(reason, false, false, Duration.ZERO);
    }

    /** It may work in a moment: no answer, an answer with 5xx. */
    public static CallServiceException passing(String reason) {
        return new CallServiceException(reason, true, false, Duration.ZERO);
    }

    /** It works, but we asked too often or there is none left just now. */
    public static CallServiceException busy(String reason, Optional<Duration> retryAfter) {
        return new CallServiceException(reason, true, true, retryAfter.orElse(Duration.ZERO));
    }

    /** Whether trying again may help. */
    public boolean isPassing() {
        return passing;
    }

    /** Whether it says nothing against the service itself. */
    public boolean isBusy() {
        return busy;
    }

    /** How long the service wants to be left alone; zero when it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Why, in English for the host. */
    public String reason() {
        return Optional.ofNullable(getMessage()).orElse("");
    }
}
