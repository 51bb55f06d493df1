package io.rondo.call;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The call services that the operator has set up.
 *
 * @param publicUrl where people reach our own call page, without a slash at the end
 */
public record CallServices(Optional<URI> jitsi, Optional<LiveKit> liveKit, Optional<Meet> meet, URI publicUrl) {

    /**
     * A LiveKit server.
     *
     * @param url where the browsers of the two reach it, {@code ws} or {@code wss}
     * @param api where we reach it, {@code http} or {@code https}
     * @param relayOnly whether media goes over a relay (TURN) only, so that the server's media ports need not be reached
     */
    public record LiveKit(URI url, URI api, String apiKey, String apiSecret, boolean relayOnly) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "LiveKit at " + url;
        }
    }

    /**
     * Google Meet.
     *
     * @param credentials a file with the key of a service account, or with what an authorised user was given
     * @param subject for a service account with domain-wide delegation: the user whose meetings are made
     * @param api the service's address
     * @param ahead how many fresh spaces are kept, from 0
     */
    public record Meet(Path credentials, Optional<String> subject, URI api, int ahead) {}
}
