package io.rondo.adapters.livekit;

/** LiveKit's own script for browsers, which the build takes from npm where there is npm. */
public final class LiveKitClient {

    /** Where it is on the class path. */
    public static final String PLACE = "/io/rondo/adapters/livekit/client/dist/livekit-client.umd.js";

    private LiveKitClient() {}

    /** Whether the build had npm. */
    public static boolean isThere() {
        return LiveKitClient.class.getResource(PLACE) != null;
    }
}
