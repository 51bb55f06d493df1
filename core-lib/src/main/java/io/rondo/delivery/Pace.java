package io.rondo.delivery;

import java.time.Instant;

/** How fast a platform may be written to. Used by one sender at a time; need not be thread-safe. */
public interface Pace {

    /** As fast as it goes. */
    Pace UNLIMITED = new Pace() {
        @Override
        public Instant earliest(String chat, Instant now) {
            return now;
        }

        @Override
        public void took(String chat, Instant now) {}
    };

    /** When the chat may be written to next: {@code now} or later. */
    Instant earliest(String chat, Instant now);

    /** One message goes to the chat now. */
    void took(String chat, Instant now);
}
