package io.rondo.testkit.meet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rondo.testkit.http.HttpFaults;
import io.rondo.testkit.http.HttpFaults.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The part of Google Meet's REST API (v2) that makes, ends and reports meetings, with Google's place for tokens beside it.
 * Faults are of the API alone. Thread-safe.
 */
public final class FakeMeet implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern END = Pattern.compile("/v2/(spaces/[^/:]+):endActiveConference");
    private static final Pattern PARTICIPANTS = Pattern.compile("/v2/(conferenceRecords/[^/]+)/participants");

    private final HttpServer server;
    private final HttpFaults faults = new HttpFaults();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, JsonNode> spaces = new LinkedHashMap<>();
    private final Map<String, List<Visit>> visits = new LinkedHashMap<>();
    private final List<String> ended = new ArrayList<>();

    /** Somebody in a meeting, times as Google writes them. */
    public record Visit(String from, String to) {}

    private FakeMeet() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/", exchange -> faults.handle(exchange, this::handle));
        server.createContext("/token", exchange -> new HttpFaults().handle(exchange, FakeMeet::token));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static FakeMeet start() {
        try {
            return new FakeMeet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public HttpFaults faults() {
        return faults;
    }

    /** Writes the key file of a service account that gets its tokens here. */
    public void writeCredentials(Path file) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            String key = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            Files.writeString(
                    file,
                    JSON.writeValueAsString(Map.of(
                            "type", "service_account",
                            "project_id", "rondo",
                            "private_key_id", "1",
                            "private_key", key,
                            "client_email", "rondo@example.org",
                            "client_id", "1",
                            "token_uri", api() + "/token")));
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The spaces that were made, as they were asked for. */
    public synchronized List<JsonNode> spaces() {
        return List.copyOf(spaces.values());
    }

    /** The spaces in which a meeting was ended, in that order. */
    public synchronized List<String> ended() {
        return List.copyOf(ended);
    }

    /** A meeting took place in the space, and is over. */
    public synchronized void met(String space, Visit... who) {
        visits.put(space, List.of(who));
    }

    private static Answer token(HttpExchange exchange, byte[] body) {
        return Answer.json(200, "{\"access_token\":\"ya29.fake\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    }

    private synchronized Answer handle(HttpExchange exchange, byte[] body) throws IOException {
        if (!"Bearer ya29.fake".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.json(401, "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\"}}");
        }
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        Matcher end = END.matcher(path);
        Matcher participants = PARTICIPANTS.matcher(path);
        if (method.equals("POST") && path.equals("/v2/spaces")) {
            return create(JSON.readTree(text(exchange, body)));
        }
        if (method.equals("POST") && end.matches()) {
            return end(end.group(1));
        }
        if (method.equals("GET") && path.equals("/v2/conferenceRecords")) {
            return Answer.json(200, records(exchange.getRequestURI().getQuery()));
        }
        if (method.equals("GET") && participants.matches()) {
            return Answer.json(200, participants(participants.group(1)));
        }
        return Answer.json(404, "{\"error\":{\"code\":404,\"status\":\"NOT_FOUND\"}}");
    }

    /** Google's library packs what it sends. */
    private static String text(HttpExchange exchange, byte[] body) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        byte[] plain = packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new String(plain, StandardCharsets.UTF_8);
    }

    private Answer create(JsonNode asked) {
        int number = numbers.incrementAndGet();
        String name = "spaces/space" + number;
        JsonNode space = JSON.createObjectNode()
                .put("name", name)
                .put("meetingUri", "https://meet.google.com/fak-meet-" + number)
                .put("meetingCode", "fak-meet-" + number)
                .set("config", asked.path("config"));
        spaces.put(name, space);
        return Answer.json(200, space.toString());
    }

    private Answer end(String space) {
        if (!spaces.containsKey(space)) {
            return Answer.json(404, "{\"error\":{\"code\":404,\"status\":\"NOT_FOUND\"}}");
        }
        ended.add(space);
        return Answer.json(200, "{}");
    }

    private String records(String query) {
        ArrayNode records = JSON.createArrayNode();
        visits.forEach((space, who) -> {
            if (query.contains("\"" + space + "\"")) {
                records.addObject()
                        .put("name", "conferenceRecords/" + space.substring("spaces/".length()))
                        .put("space", space)
                        .put("endTime", who.getLast().to());
            }
        });
        return JSON.createObjectNode().set("conferenceRecords", records).toString();
    }

    private String participants(String record) {
        ArrayNode participants = JSON.createArrayNode();
        String space = "spaces/" + record.substring("conferenceRecords/".length());
        for (Visit visit : visits.getOrDefault(space, List.of())) {
            participants
                    .addObject()
                    .put("name", record + "/participants/" + numbers.incrementAndGet())
                    .put("earliestStartTime", visit.from())
                    .put("latestEndTime", visit.to());
        }
        return JSON.createObjectNode().set("participants", participants).toString();
    }

    @Override
    public void close() {
        faults.close();
        server.stop(0);
    }
}
