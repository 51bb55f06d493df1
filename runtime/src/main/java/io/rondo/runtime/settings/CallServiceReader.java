package io.rondo.runtime.settings;

import io.rondo.call.CallServices;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the variables of the call services. */
final class CallServiceReader {

    private static final URI GOOGLE_MEET = URI.create("https://meet.googleapis.com");
    private static final Set<String> SECURE = Set.of("https", "wss");
    private static final int USUAL_AHEAD = 30;
    private static final int MOST_AHEAD = 500;

    private enum Switch {
        OFF,
        ON
    }

    private CallServiceReader() {}

    static CallServices read(VariableReader in, URI publicUrl) {
        return new CallServices(in.httpUrl("JITSI_URL"), liveKit(in), meet(in), publicUrl);
    }

    /** Off without a word when nothing is set; half of it set is a problem. */
    private static Optional<CallServices.LiveKit> liveKit(VariableReader in) {
        Optional<URI> url = in.url("LIVEKIT_URL", "ws", "wss", "http", "https");
        Optional<URI> api = in.httpUrl("LIVEKIT_API_URL");
        Optional<Secret> key = in.secret("LIVEKIT_API_KEY");
        Optional<Secret> secret = in.secret("LIVEKIT_API_SECRET");
        Switch relay = in.oneOf("LIVEKIT_RELAY_ONLY", Switch.class, Switch.OFF);
        if (Stream.of(url, key, secret).allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        if (Stream.of(url, key, secret).anyMatch(Optional::isEmpty)) {
            in.problem("LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET belong together: set all three, or none");
            return Optional.empty();
        }
        return Optional.of(new CallServices.LiveKit(
                withScheme(url.get(), "ws"),
                api.orElse(withScheme(url.get(), "http")),
                key.get().value(),
                secret.get().value(),
                relay == Switch.ON));
    }

    /** {@code http} and {@code ws} are two ways to say the same address, with an s or without. */
    private static URI withScheme(URI address, String plain) {
        boolean secure = SECURE.contains(address.getScheme());
        return URI.create((secure ? plain + "s" : plain)
                + address.toString().substring(address.getScheme().length()));
    }

    private static Optional<CallServices.Meet> meet(VariableReader in) {
        URI api = in.httpUrl("GOOGLE_MEET_URL").orElse(GOOGLE_MEET);
        int ahead = in.number("GOOGLE_MEET_AHEAD", 0, MOST_AHEAD, USUAL_AHEAD);
        return in.text("GOOGLE_CREDENTIALS_FILE")
                .flatMap(file -> readable(in, file))
                .map(file -> new CallServices.Meet(file, in.text("GOOGLE_SUBJECT"), api, ahead));
    }

    private static Optional<Path> readable(VariableReader in, String file) {
        try {
            Path path = Path.of(file);
            if (Files.isReadable(path)) {
                return Optional.of(path);
            }
        } catch (InvalidPathException e) {
            // said below, as for a file that is not there
        }
        in.problem(
                "GOOGLE_CREDENTIALS_FILE names " + file + ", which cannot be read: write the path of a readable file");
        return Optional.empty();
    }
}
