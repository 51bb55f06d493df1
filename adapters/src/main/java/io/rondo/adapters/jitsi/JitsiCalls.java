package io.rondo.adapters.jitsi;

import io.rondo.call.CallProvider;
import io.rondo.call.CallRequest;
import io.rondo.call.RoomNames;
import java.net.URI;
import java.util.Optional;

/**
 * Calls in fresh, unguessable rooms on a configured Jitsi server. A room exists once somebody enters it, so nothing is asked of
 * the server here; nobody can end it from outside.
 */
public final class JitsiCalls implements CallProvider {

    private static final String NAME = "jitsi";
    private static final String PUBLIC_SERVER = "meet.jit.si";

    /** Media goes through the server: peer-to-peer would show each the other's address. */
    private static final String SETTINGS =
            "#config.p2p.enabled=false&config.prejoinConfig.enabled=false&config.disableDeepLinking=true";

    private final Optional<String> server;

    /** @param jitsiUrl the setting {@code JITSI_URL}, such as {@code https://meet.example.org}; empty when there is none */
    public JitsiCalls(Optional<String> jitsiUrl) {
        this.server = jitsiUrl.map(url -> url.strip().replaceAll("/+$", "")).filter(url -> !url.isEmpty());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> unready() {
        if (server.isEmpty()) {
            return Optional.of("JITSI_URL is not set");
        }
        Optional<String> host = host(server.get());
        if (host.isEmpty()) {
            return Optional.of("JITSI_URL is no address like https://meet.example.org");
        }
        return host.filter(PUBLIC_SERVER::equalsIgnoreCase)
                .map(name -> name + " asks for a moderator's login: set JITSI_URL to a server of your own");
    }

    private static Optional<String> host(String url) {
        try {
            URI address = URI.create(url);
            boolean isWeb =
                    "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return isWeb ? Optional.ofNullable(address.getHost()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean endsCalls() {
        return false;
    }

    @Override
    public Creation create(CallRequest request) {
        Optional<String> unready = unready();
        if (unready.isPresent()) {
            return new Creation.Failed(unready.get());
        }
        String room = "rondo-" + RoomNames.fresh();
        return new Creation.Created(server.orElseThrow() + "/" + room + SETTINGS, room);
    }

    @Override
    public Ending end(String reference) {
        return Ending.CANNOT_BE_ENDED;
    }
}
