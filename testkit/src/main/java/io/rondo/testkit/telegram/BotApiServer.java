package io.rondo.testkit.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rondo.testkit.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP side: reads a call, lets faults have their way, answers, and keeps the record. */
final class BotApiServer implements AutoCloseable {
    static {
        // Without it every small answer waits for the peer's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final Pattern METHOD_PATH = Pattern.compile("/bot([^/]+)/([A-Za-z]+)");
    private static final Pattern FILE_PATH = Pattern.compile("/file/bot([^/]+)/files/(.+)");

    private final World world;
    private final String token;
    private final Dispatcher dispatcher;
    private final Faults faults;
    private final Optional<DescriptionCheck> description;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final List<ApiRequest> requests = new ArrayList<>();
    final List<String> violations = new ArrayList<>();

    /** An answer to be written; {@code error} is Telegram's description. */
    private record Answer(int status, String body, Optional<String> error) {}

    BotApiServer(
            World world, String token, Dispatcher dispatcher, Faults faults, Optional<DescriptionCheck> description) {
        this.world = world;
        this.token = token;
        this.dispatcher = dispatcher;
        this.faults = faults;
        this.description = description;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port for the fake Bot API", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher method = METHOD_PATH.matcher(path);
            Matcher file = FILE_PATH.matcher(path);
            if (file.matches() && file.group(1).equals(token)) {
                download(exchange, file.group(2));
            } else if (!method.matches()) {
                write(exchange, failure(ApiError.of(404, "Not Found")));
            } else if (!method.group(1).equals(token)) {
                write(exchange, failure(ApiError.of(401, "Unauthorized")));
            } else {
                call(exchange, method.group(2));
            }
        }
    }

    private void call(HttpExchange exchange, String calledMethod) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Optional<String> known = dispatcher.methodName(calledMethod);
        if (known.isEmpty()) {
            violation("unknown method " + calledMethod);
            write(exchange, failure(ApiError.of(404, "Not Found: method not found")));
            return;
        }
        String method = known.get();
        RequestParser.Parsed parsed;
        ObjectNode params;
        try {
            parsed = RequestParser.parse(
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestURI().getRawQuery(),
                    body);
            params = Call.unfold(parsed.params());
        } catch (ApiError e) {
            violation(method + ": " + e.description);
            write(exchange, failure(e));
            return;
        }
        description.ifPresent(d -> d.check(method, parsed).forEach(this::violation));
        checkEscaping(method, params);
        ApiRequest request =
                new ApiRequest(method, params, parsed.files(), world.clock.instant(), 0, Optional.empty(), false);
        answer(exchange, request, new Call(world, method, params, parsed.files()));
    }

    private void answer(HttpExchange exchange, ApiRequest request, Call call) throws IOException {
        Optional<Faults.Fault> fault = faults.take(request.method(), request.chatId());
        if (fault.isEmpty()) {
            finish(exchange, request, handle(call));
            return;
        }
        switch (fault.get()) {
            case Faults.Fault.DropBefore() -> record(request, 0, Optional.of("connection dropped"), false);
            case Faults.Fault.DropAfter() -> {
                Answer lost = handle(call);
                record(request, lost.status(), lost.error(), true);
            }
            case Faults.Fault.Delay(var by) -> {
                world.await(() -> world.closed, by);
                finish(exchange, request, handle(call));
            }
            case Faults.Fault.TooMany(var seconds) ->
                finish(exchange, request, failure(ApiError.tooManyRequests(seconds)));
            case Faults.Fault.Status(var code, var page) ->
                finish(
                        exchange,
                        request,
                        page
                                ? new Answer(code, "<html><h1>upstream</h1></html>", Optional.of("HTTP " + code))
                                : failure(ApiError.of(code, code == 502 ? "Bad Gateway" : "Internal Server Error")));
            case Faults.Fault.Garbage(var text) ->
                finish(exchange, request, new Answer(200, text, Optional.of("garbage")));
            case Faults.Fault.Run(var action) -> {
                action.run();
                finish(exchange, request, handle(call));
            }
        }
    }

    private Answer handle(Call call) {
        try {
            JsonNode result = dispatcher.handle(call);
            ObjectNode body = Json.object().put("ok", true);
            body.set("result", result);
            return new Answer(200, body.toString(), Optional.empty());
        } catch (ApiError e) {
            return failure(e);
        } catch (RuntimeException e) {
            violation("the fake failed on " + call.method() + ": " + e);
            return failure(ApiError.of(500, "Internal Server Error"));
        }
    }

    private static Answer failure(ApiError e) {
        return new Answer(e.code, e.body().toString(), Optional.of(e.description));
    }

    private void finish(HttpExchange exchange, ApiRequest request, Answer answer) throws IOException {
        record(request, answer.status(), answer.error(), false);
        write(exchange, answer);
    }

    private void record(ApiRequest request, int status, Optional<String> error, boolean lost) {
        Instant at = request.at();
        world.change(() -> {
            requests.add(new ApiRequest(request.method(), request.params(), request.files(), at, status, error, lost));
        });
    }

    private void checkEscaping(String method, ObjectNode params) {
        String mode = Json.present(params.get("parse_mode"))
                ? params.get("parse_mode").asString()
                : "";
        for (String field : List.of("text", "caption")) {
            if (Json.present(params.get(field)) && mode.equalsIgnoreCase("html")) {
                try {
                    Markup.parse(params.get(field).asString(), mode)
                            .sloppy()
                            .forEach(s -> violation(method + "." + field + ": " + s));
                } catch (ApiError e) {
                    violation(method + "." + field + ": " + e.description);
                }
            }
        }
    }

    private void violation(String what) {
        world.change(() -> {
            violations.add(what);
        });
    }

    private void download(HttpExchange exchange, String fileId) throws IOException {
        FakeFile file = world.look(() -> world.files.get(fileId));
        if (file == null) {
            write(exchange, failure(ApiError.of(404, "Not Found")));
            return;
        }
        exchange.sendResponseHeaders(200, file.content().length == 0 ? -1 : file.content().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(file.content());
        }
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
