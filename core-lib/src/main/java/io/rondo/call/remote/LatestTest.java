package io.rondo.call.remote;

import java.util.Optional;

/** What a provider's last test said, in this process. Thread-safe. */
public final class LatestTest {

    private volatile Optional<String> complaint = Optional.of("it has not been tested yet: try again in a moment");

    /** Why the provider cannot be used, in English for the host; empty when it passed. */
    public Optional<String> complaint() {
        return complaint;
    }

    public void passed() {
        complaint = Optional.empty();
    }

    public void failed(String reason) {
        complaint = Optional.of(reason);
    }
}
