package io.rondo.standalone.cli;

import io.rondo.adapters.CallAdapters;
import io.rondo.call.CallServices;
import io.rondo.call.remote.CallServiceException;
import io.rondo.call.remote.RemoteCalls;
import io.rondo.runtime.settings.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the call services work, by the same tests that decide whether events may use them. No key is ever printed. */
final class CallChecks {

    private static final Map<String, String> NAMES = Map.of("livekit", "LiveKit", "meet", "Google Meet");

    private CallChecks() {}

    static Stream<Finding> of(Environment environment) {
        CallServices services = environment.calls();
        Stream<Finding> off = Stream.concat(
                services.liveKit().isPresent()
                        ? Stream.empty()
                        : Stream.of(
                                Finding.ok(
                                        "LiveKit",
                                        "off: for calls on your own server set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET")),
                services.meet().isPresent()
                        ? Stream.empty()
                        : Stream.of(
                                Finding.ok("Google Meet", "off: to use it for calls, set GOOGLE_CREDENTIALS_FILE")));
        return Stream.concat(
                off,
                CallAdapters.bestFirst(false, services, Optional.empty()).remote().stream()
                        .map(CallChecks::finding));
    }

    private static Finding finding(RemoteCalls provider) {
        String name = NAMES.getOrDefault(provider.name(), provider.name());
        try {
            provider.test();
            return Finding.ok(name, "its test passed");
        } catch (CallServiceException failure) {
            return Finding.problem(name, failure.reason());
        }
    }
}
