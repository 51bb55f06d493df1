package io.rondo.adapters.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.call.CallProvider;
import io.rondo.call.CallRequest;
import io.rondo.call.Pairing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JitsiCallsTest {

    private static final CallRequest REQUEST = new CallRequest(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Pairing(UUID.randomUUID(), List.of()),
            1,
            "jitsi",
            "",
            Optional.empty());

    private static String url(JitsiCalls jitsi) {
        return ((CallProvider.Creation.Created) jitsi.create(REQUEST)).url();
    }

    @Test
    void each_call_is_a_fresh_room_on_the_configured_server_without_peer_to_peer() {
        JitsiCalls jitsi = new JitsiCalls(Optional.of("https://meet.example.org/"));
        assertThat(jitsi.unready()).isEmpty();
        assertThat(url(jitsi))
                .matches("https://meet\\.example\\.org/rondo-[A-Za-z0-9_-]{22}#.*config\\.p2p\\.enabled=false.*");
        assertThat(url(jitsi)).isNotEqualTo(url(jitsi));
    }

    @Test
    void nobody_can_end_a_call_from_outside() {
        JitsiCalls jitsi = new JitsiCalls(Optional.of("https://meet.example.org"));
        assertThat(jitsi.endsCalls()).isFalse();
        assertThat(jitsi.end("rondo-x")).isEqualTo(CallProvider.Ending.CANNOT_BE_ENDED);
    }

    @Test
    void without_a_server_of_ones_own_it_is_not_ready_and_makes_no_call() {
        assertThat(new JitsiCalls(Optional.empty()).unready()).hasValue("JITSI_URL is not set");
        assertThat(new JitsiCalls(Optional.of(" ")).unready()).hasValue("JITSI_URL is not set");
        assertThat(new JitsiCalls(Optional.of("https://meet.jit.si")).unready()).isPresent();
        assertThat(new JitsiCalls(Optional.of("not an address")).unready()).isPresent();
        assertThat(new JitsiCalls(Optional.empty()).create(REQUEST)).isInstanceOf(CallProvider.Creation.Failed.class);
    }
}
