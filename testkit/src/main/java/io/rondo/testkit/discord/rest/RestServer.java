package io.rondo.testkit.discord.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rondo.testkit.wire.Changes;
import io.rondo.testkit.wire.OpenApiCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The HTTP side: reads a request, lets faults and limits have their way, has it answered, and keeps the record. Handlers
 * run under the fake's lock. Safe to use from several threads.
 */
public final class RestServer implements AutoCloseable {
    static {
        // Without it every small answer waits for the peer's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final String PREFIX = "/api/v10";
    private static final String DESCRIPTION = "api/discord-openapi.json";

    private final Changes changes;
    private final InstantSource clock;
    private final String authorization;
    private final Router router;
    private final RestFaults faults = new RestFaults();
    private final Buckets buckets = new Buckets();
    private final Optional<OpenApiCheck> description = OpenApiCheck.find(DESCRIPTION, "Discord");
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<RestRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private boolean closed;

    /** Starts on a free port of the loopback address; requests must carry the bot's token. */
    public RestServer(Changes changes, InstantSource clock, String token, Router router) {
        this.changes = changes;
        this.clock = clock;
        this.authorization = "Bot " + token;
        this.router = router;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port for the fake Discord", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** The base URL with the API's version and a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PREFIX + "/";
    }

    public RestFaults faults() {
        return faults;
    }

    public Buckets limits() {
        return buckets;
    }

    /** Every request in the order of their ends. */
    public List<RestRequest> requests() {
        return changes.look(() -> List.copyOf(requests));
    }

    /** What was sent against the description, or to paths that do not exist. */
    public List<String> violations() {
        return changes.look(() -> List.copyOf(violations));
    }

    /** Requests that Discord counts as invalid: 401, 403 and 429 but the shared one. Ten thousand in ten minutes ban. */
    public long invalidRequests() {
        return changes.look(() -> requests.stream()
                .filter(r -> r.status() == 401 || r.status() == 403 || r.status() == 429)
                .count());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String full = exchange.getRequestURI().getPath();
            String path = full.startsWith(PREFIX + "/") ? full.substring(PREFIX.length()) : full;
            String method = exchange.getRequestMethod();
            Optional<Router.Match> match = router.match(method, path);
            if (match.isEmpty()) {
                unknown(exchange, method, path);
                return;
            }
            RestCall call;
            try {
                call = RequestReader.read(exchange, path, match.get().variables(), body);
            } catch (JacksonException | IllegalArgumentException e) {
                violation(method + " " + path + ": " + e.getMessage());
                finish(exchange, record(method, path), RestAnswer.refusal(new RestError(400, 50109, "Invalid JSON")));
                return;
            }
            check(call);
            answer(exchange, match.get(), call);
        }
    }

    private void check(RestCall call) {
        description.ifPresent(d -> d.check(
                        call.method(),
                        call.path(),
                        JdaHabits.describedQuery(call.method(), call.path(), call.query()),
                        call.body().map(b -> JdaHabits.described(call.path(), b)))
                .forEach(this::violation));
    }

    private void unknown(HttpExchange exchange, String method, String path) throws IOException {
        boolean described = description.map(d -> d.knows(method, path)).orElse(false);
        violation(method + " " + path + (described ? ": the fake does not speak it" : ": there is no such route"));
        finish(exchange, record(method, path), RestAnswer.refusal(new RestError(404, 0, "404: Not Found")));
    }

    private void answer(HttpExchange exchange, Router.Match match, RestCall call) throws IOException {
        RestRequest request = record(call);
        Optional<RestFaults.Fault> fault = faults.take(call.method(), call.path());
        if (fault.isEmpty()) {
            finish(exchange, request, handle(exchange, match, call));
            return;
        }
        switch (fault.get()) {
            case RestFaults.Fault.DropBefore() -> keep(request, 0, Optional.of("connection dropped"), false);
            case RestFaults.Fault.DropAfter() -> {
                RestAnswer lost = handle(exchange, match, call);
                keep(request, lost.status(), lost.error(), true);
            }
            case RestFaults.Fault.Delay(var by) -> {
                changes.await(() -> closed, by);
                finish(exchange, request, handle(exchange, match, call));
            }
            case RestFaults.Fault.TooMany(var wait, var scope) ->
                finish(exchange, request, Buckets.tooMany(wait, scope, buckets.headers(match)));
            case RestFaults.Fault.Refuse(var error) -> finish(exchange, request, RestAnswer.refusal(error));
            case RestFaults.Fault.Page(var status) ->
                finish(
                        exchange,
                        request,
                        new RestAnswer(
                                status,
                                Optional.of("<html><h1>upstream</h1></html>"),
                                Map.of(),
                                Optional.of("HTTP " + status)));
            case RestFaults.Fault.Run(var action) -> {
                action.run();
                finish(exchange, request, handle(exchange, match, call));
            }
        }
    }

    private RestAnswer handle(HttpExchange exchange, Router.Match match, RestCall call) {
        Optional<RestAnswer> refused = buckets.refuse(match);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            requireToken(exchange, call);
            return changes.change(() -> match.route().handler().apply(call)).with(buckets.headers(match));
        } catch (RestError e) {
            return RestAnswer.refusal(e).with(buckets.headers(match));
        } catch (RuntimeException e) {
            violation("the fake failed on " + call.method() + " " + call.path() + ": " + e + " at "
                    + e.getStackTrace()[0]);
            return RestAnswer.refusal(new RestError(500, 0, "500: Internal Server Error"));
        }
    }

    /** Paths with an interaction's token need no other. */
    private void requireToken(HttpExchange exchange, RestCall call) {
        boolean byPath = call.variables().containsKey("token");
        if (!byPath && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new RestError(401, 0, "401: Unauthorized");
        }
    }

    private RestRequest record(RestCall call) {
        return new RestRequest(call.method(), call.path(), call.body(), clock.instant(), 0, Optional.empty(), false);
    }

    private RestRequest record(String method, String path) {
        return new RestRequest(method, path, Optional.<JsonNode>empty(), clock.instant(), 0, Optional.empty(), false);
    }

    private void finish(HttpExchange exchange, RestRequest request, RestAnswer answer) throws IOException {
        keep(request, answer.status(), answer.error(), false);
        write(exchange, answer);
    }

    private void keep(RestRequest request, int status, Optional<String> error, boolean lost) {
        changes.change(() -> {
            requests.add(new RestRequest(
                    request.method(), request.path(), request.body(), request.at(), status, error, lost));
        });
    }

    private static void write(HttpExchange exchange, RestAnswer answer) throws IOException {
        exchange.getResponseHeaders().set("Via", "1.1 google");
        answer.headers().forEach((name, value) -> {
            if (Buckets.isSent(value)) {
                exchange.getResponseHeaders().set(name, value);
            } else {
                exchange.getResponseHeaders().remove(name);
            }
        });
        byte[] bytes = answer.body().orElse("").getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        boolean json = bytes[0] == '{' || bytes[0] == '[';
        exchange.getResponseHeaders().set("Content-Type", json ? "application/json" : "text/html");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Adds a complaint about what the bot does. */
    public void violation(String text) {
        changes.change(() -> {
            violations.add(text);
        });
    }

    @Override
    public void close() {
        changes.change(() -> closed = true);
        server.stop(0);
        threads.shutdownNow();
    }
}
