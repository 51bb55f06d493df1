package io.rondo.discord.rest;

import java.time.Duration;

/** What became of a request. */
public sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    /**
     * Discord said no.
     *
     * @param code Discord's own, such as 50007; HTTP's where it gave none
     * @param status HTTP's
     */
    record Refused<T>(int code, int status, String meaning) implements Result<T> {

        /** For the log and for rows, with nothing of what was sent. */
        public String reason() {
            return code + " " + meaning;
        }
    }

    /** Nothing was done; try later. {@code everywhere} when nothing else may be asked until then either. */
    record TooFast<T>(Duration retryAfter, boolean everywhere) implements Result<T> {}

    /** Discord or the network is away, or the answer was lost: nobody knows whether it was done. */
    record Away<T>(String reason) implements Result<T> {}
}
