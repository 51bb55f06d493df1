package io.rondo.adapters.livekit;

import io.livekit.server.AccessToken;
import io.livekit.server.CanPublishData;
import io.livekit.server.CanPublishSources;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import io.livekit.server.RoomServiceClient;
import io.rondo.call.CallRequest;
import io.rondo.call.CallServices;
import io.rondo.call.Caller;
import io.rondo.call.remote.CallServiceException;
import io.rondo.call.remote.CallTools;
import io.rondo.call.remote.LatestTest;
import io.rondo.call.remote.RemoteCalls;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Calls in rooms for two on a LiveKit server. Each of the two gets a link of their own to our call page, which exchanges its
 * key for a token; the rooms' names follow from the calls' ids, so that making one twice is making it once.
 */
public final class LiveKitCalls implements RemoteCalls {

    public static final String NAME = "livekit";

    /** How long a token outlives the round, for whoever comes back from a lost connection in its last moments. */
    public static final Duration GRACE = Duration.ofMinutes(2);

    /** While the host has stopped the clock nobody knows the end; the page asks again. */
    private static final Duration WITHOUT_END = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int PEOPLE = 2;
    private static final Pattern ROOM = Pattern.compile("rondo-([0-9a-f-]{36})");

    private final CallServices.LiveKit server;
    private final URI publicUrl;
    private final RoomServiceClient rooms;
    private final LiveKitWebhook webhook;
    private final LatestTest latestTest = new LatestTest();

    /** @param publicUrl where people reach our own call page */
    public LiveKitCalls(CallServices.LiveKit server, URI publicUrl) {
        this.server = server;
        this.publicUrl = publicUrl;
        OkHttpClient http = new OkHttpClient.Builder().callTimeout(PATIENCE).build();
        this.rooms = RoomServiceClient.createClient(
                server.api().toString(), server.apiKey(), server.apiSecret(), () -> http);
        this.webhook = new LiveKitWebhook(server);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean endsCalls() {
        return true;
    }

    @Override
    public LatestTest latestTest() {
        return latestTest;
    }

    /** Reads what the server tells us by its webhooks. */
    public LiveKitWebhook webhook() {
        return webhook;
    }

    /** The server as the browsers of the two reach it. */
    public CallServices.LiveKit server() {
        return server;
    }

    @Override
    public void test() throws CallServiceException {
        if (!LiveKitClient.isThere()) {
            throw CallServiceException.lasting(
                    "the call page lacks LiveKit's script: build Rondo where npm is installed");
        }
        ask(rooms.listRooms(List.of("rondo-test")));
    }

    @Override
    public Creation.Created make(CallTools tools, CallRequest request) throws CallServiceException {
        String room = room(request.callId());
        ask(rooms.createRoom(room, (int) WITHOUT_END.toSeconds(), PEOPLE));
        return new Creation.Created(
                link(tools.key(request.callId(), Caller.FIRST)),
                Optional.of(link(tools.key(request.callId(), Caller.SECOND))),
                room);
    }

    /** Behind the hash, so that the key is in no server's log and in no referrer. */
    private String link(String key) {
        return publicUrl + "/call#" + key;
    }

    @Override
    public Optional<String> referenceOf(CallRequest request) {
        return Optional.of(room(request.callId()));
    }

    @Override
    public void finish(String reference) throws CallServiceException {
        try {
            Response<Void> answer = rooms.deleteRoom(reference).execute();
            if (answer.code() != 404) {
                check(answer);
            }
        } catch (IOException lost) {
            throw noAnswer(lost);
        }
    }

    private static String room(UUID callId) {
        return "rondo-" + callId;
    }

    /** The call that has the room of that name; empty for a room that is not ours. */
    static Optional<UUID> callOf(String room) {
        Matcher named = ROOM.matcher(room);
        return named.matches() ? Optional.of(UUID.fromString(named.group(1))) : Optional.empty();
    }

    /**
     * What lets one of the two into the room, with camera and microphone and nothing else. Says of the person only which of
     * the two it is; a second visitor with the same token takes the first one's place.
     *
     * @param endsAt when the round ends; empty while nobody knows
     */
    public String token(String room, Caller caller, Instant now, Optional<Instant> endsAt) {
        AccessToken token = new AccessToken(server.apiKey(), server.apiSecret());
        token.setIdentity(caller.name().toLowerCase(Locale.ROOT));
        token.setExpiration(Date.from(endsAt.map(end -> end.plus(GRACE)).orElse(now.plus(WITHOUT_END))));
        token.addGrants(
                new RoomJoin(true),
                new RoomName(room),
                new CanPublishSources(List.of("camera", "microphone")),
                new CanPublishData(false));
        return token.toJwt();
    }

    private static <T> void ask(Call<T> call) throws CallServiceException {
        try {
            check(call.execute());
        } catch (IOException lost) {
            throw noAnswer(lost);
        }
    }

    private static CallServiceException noAnswer(IOException lost) {
        return CallServiceException.passing(
                "the LiveKit server does not answer (" + lost.getClass().getSimpleName() + ")");
    }

    private static void check(Response<?> answer) throws CallServiceException {
        if (answer.isSuccessful()) {
            return;
        }
        switch (answer.code()) {
            case 401 ->
                throw CallServiceException.lasting(
                        "the LiveKit server does not accept LIVEKIT_API_KEY and LIVEKIT_API_SECRET");
            case 403 -> throw CallServiceException.lasting("LIVEKIT_API_KEY has no right to make and end rooms");
            case 429 ->
                throw CallServiceException.busy("the LiveKit server has been asked too often", retryAfter(answer));
            default -> {
                String reason = "the LiveKit server answers " + answer.code();
                throw answer.code() >= 500
                        ? CallServiceException.passing(reason)
                        : CallServiceException.lasting(reason + ": check LIVEKIT_URL");
            }
        }
    }

    private static Optional<Duration> retryAfter(Response<?> answer) {
        return Optional.ofNullable(answer.headers().get("Retry-After"))
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}
