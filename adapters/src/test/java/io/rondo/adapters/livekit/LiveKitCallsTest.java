package io.rondo.adapters.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rondo.adapters.livekit.LiveKitWebhook.Told;
import io.rondo.call.CallKeys;
import io.rondo.call.CallPages;
import io.rondo.call.CallProvider.Creation.Created;
import io.rondo.call.CallRequest;
import io.rondo.call.CallServices;
import io.rondo.call.Caller;
import io.rondo.call.Pairing;
import io.rondo.call.remote.CallServiceException;
import io.rondo.call.remote.CallTools;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.livekit.FakeLiveKit;
import io.rondo.testkit.livekit.Tokens;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** LiveKit's own library against a server that speaks its protocol. */
class LiveKitCallsTest {

    private static final FakeLiveKit SERVER = FakeLiveKit.start();
    private static final CallTools TOOLS = new CallTools(
            new Transactor() {
                @Override
                public <T> T call(Function<UnitOfWork, T> work) {
                    throw new AssertionError("LiveKit keeps no rows");
                }
            },
            new CallPages(new CallKeys(MasterKey.parse(MasterKey.generate()).authenticator("call", 16))));

    private final UUID callId = UUID.randomUUID();
    private final CallRequest request = new CallRequest(
            callId,
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Pairing(UUID.randomUUID(), List.of()),
            1,
            "livekit",
            "",
            Optional.empty());
    private final LiveKitCalls calls = on(SERVER.api(), FakeLiveKit.SECRET);

    private static LiveKitCalls on(URI api, String secret) {
        return new LiveKitCalls(
                new CallServices.LiveKit(URI.create("wss://livekit.example.org"), api, FakeLiveKit.KEY, secret, false),
                URI.create("https://rondo.example.org"));
    }

    @BeforeEach
    void all_is_well() {
        SERVER.faults().clear();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void a_call_is_a_room_for_two_with_a_link_for_each_and_making_it_twice_is_making_it_once()
            throws CallServiceException {
        Created made = calls.make(TOOLS, request);
        assertThat(SERVER.rooms()).contains(made.reference());
        assertThat(SERVER.seats(made.reference())).isEqualTo(2);
        assertThat(made.url()).matches("https://rondo\\.example\\.org/call#[A-Za-z0-9_-]{44}");
        assertThat(made.secondUrl().orElseThrow())
                .matches("https://rondo\\.example\\.org/call#[A-Za-z0-9_-]{44}")
                .isNotEqualTo(made.url());
        assertThat(calls.make(TOOLS, request)).isEqualTo(made);
        assertThat(calls.referenceOf(request)).hasValue(made.reference());
    }

    @Test
    void ending_a_call_ends_it_on_the_server_and_ending_it_again_is_no_error() throws CallServiceException {
        String room = calls.make(TOOLS, request).reference();
        calls.finish(room);
        assertThat(SERVER.rooms()).doesNotContain(room);
        calls.finish(room);
    }

    @Test
    void a_token_opens_one_room_until_a_moment_after_the_round_and_says_nothing_of_the_person() {
        Instant end = InstantSource.system().instant().plus(Duration.ofMinutes(5));
        String token = calls.token("rondo-x", Caller.SECOND, end.minusSeconds(300), Optional.of(end));
        Map<String, Object> claims = SERVER.tokens().claims(token).orElseThrow();
        assertThat(claims).containsEntry("sub", "second").doesNotContainKeys("name", "metadata");
        assertThat(SERVER.tokens().expires(token).getEpochSecond())
                .isEqualTo(end.plus(LiveKitCalls.GRACE).getEpochSecond());
        assertThat(SERVER.tokens().grants(token).orElseThrow())
                .containsEntry("roomJoin", true)
                .containsEntry("room", "rondo-x")
                .containsEntry("canPublishData", false)
                .doesNotContainKeys("roomCreate", "roomAdmin", "roomList");
    }

    @Test
    void its_test_passes_with_the_right_secret_and_names_the_variables_with_a_wrong_one() throws CallServiceException {
        calls.test();
        assertThatThrownBy(() -> on(SERVER.api(), "another-secret-that-is-also-long-enough")
                        .test())
                .hasMessageContaining("LIVEKIT_API_SECRET");
    }

    @Test
    void each_fault_is_told_apart_and_none_is_taken_for_a_call() {
        assertThat(failure(401).isPassing()).isFalse();
        assertThat(failure(403).reason()).contains("no right");
        assertThat(failure(404).reason()).contains("LIVEKIT_URL");
        assertThat(failure(500).isPassing()).isTrue();
        assertThat(failure(503).isBusy()).isFalse();
        SERVER.faults().tooMany(Duration.ofSeconds(7));
        CallServiceException busy = failure();
        assertThat(busy.isBusy()).isTrue();
        assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    private CallServiceException failure(int status) {
        SERVER.faults().answer(status);
        return failure();
    }

    private CallServiceException failure() {
        return catchThrowableOfType(CallServiceException.class, () -> calls.make(TOOLS, request));
    }

    @Test
    void a_server_that_never_answers_is_given_up_and_so_is_one_that_is_not_there() {
        SERVER.faults().hang();
        assertThat(failure().isPassing()).isTrue();
        SERVER.faults().clear();
        SERVER.faults().slow(Duration.ofMillis(50));
        assertThat(catchThrowableOfType(CallServiceException.class, () -> calls.make(TOOLS, request)))
                .isNull();
        LiveKitCalls nowhere = on(URI.create("http://127.0.0.1:1"), FakeLiveKit.SECRET);
        assertThat(catchThrowableOfType(CallServiceException.class, nowhere::test)
                        .reason())
                .contains("does not answer");
    }

    private Told told(String event, String identity) {
        String body = """
                {"event": "%s", "room": {"name": "rondo-%s"}, "id": "EV_1", "createdAt": "1764961200",
                 "participant": {"sid": "PA_1", "identity": "%s"}, "somethingNew": true}""".formatted(event, callId, identity);
        return calls.webhook().read(body, SERVER.tokens().webhookHeader(body));
    }

    @Test
    void the_server_s_webhooks_say_who_came_and_went() {
        Instant at = Instant.ofEpochSecond(1764961200);
        assertThat(told("participant_joined", "first")).isEqualTo(new Told.Joined(callId, Caller.FIRST, "PA_1", at));
        assertThat(told("participant_left", "second")).isEqualTo(new Told.Left(callId, Caller.SECOND, "PA_1", at));
        assertThat(told("room_finished", "")).isEqualTo(new Told.Finished(callId, at));
        assertThat(told("track_published", "first")).isEqualTo(new Told.Nothing());
        assertThat(told("participant_joined", "a recorder")).isEqualTo(new Told.Nothing());
    }

    @Test
    void a_webhook_that_our_server_did_not_sign_is_not_believed() {
        String body = "{\"event\": \"room_finished\", \"room\": {\"name\": \"rondo-" + callId + "\"}}";
        String signed = SERVER.tokens().webhookHeader(body);
        assertThat(calls.webhook().read(body, null)).isEqualTo(new Told.Forged());
        assertThat(calls.webhook().read(body, "nonsense")).isEqualTo(new Told.Forged());
        assertThat(calls.webhook().read(body + " ", signed)).isEqualTo(new Told.Forged());
        assertThat(calls.webhook()
                        .read(body, new Tokens(FakeLiveKit.KEY, "somebody else's secret").webhookHeader(body)))
                .isEqualTo(new Told.Forged());
        assertThat(calls.webhook().read(body, signed)).isInstanceOf(Told.Finished.class);
    }
}
