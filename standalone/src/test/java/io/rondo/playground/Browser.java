package io.rondo.playground;

import static org.awaitility.Awaitility.await;

import io.rondo.tx.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A headless Chromium with one page, driven over its DevTools protocol. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();

    private Browser(Process process, URI page) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .join();
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
    }

    /** Where Chromium is on this machine. */
    public static Optional<Path> installed() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** @param profile an empty folder for the browser's own files */
    public static Browser start(Path profile) {
        List<String> command = new ArrayList<>(List.of(
                installed().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Path port = profile.resolve("DevToolsActivePort");
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(port) && Files.readAllLines(port).size() >= 2);
            return new Browser(process, firstPage(Files.readAllLines(port).getFirst()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI firstPage(String port) {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            String targets = HttpClient.newHttpClient()
                                    .send(list, HttpResponse.BodyHandlers.ofString())
                                    .body();
                            for (JsonNode target : Json.parse(targets)) {
                                if (target.get("type").asString().equals("page")) {
                                    return Optional.of(URI.create(
                                            target.get("webSocketDebuggerUrl").asString()));
                                }
                            }
                            return Optional.<URI>empty();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Shows the page in a window of that size, in light or dark colours. */
    public void show(URI address, int width, int height, boolean dark) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        call("Page.navigate", Map.of("url", address.toString()));
        until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** The value of a JavaScript expression; a promise is awaited. */
    JsonNode evaluate(String expression) {
        JsonNode answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until the expression is true. */
    void until(String expression) {
        await(expression)
                .atMost(PATIENCE)
                .until(() -> evaluate("Promise.resolve(" + expression + ").then(Boolean)")
                        .asBoolean());
    }

    /** Presses a key as a keyboard does. */
    void key(String key) {
        Map<String, Object> event = Map.of("key", key, "code", key, "windowsVirtualKeyCode", codeOf(key));
        for (String type : List.of("rawKeyDown", "keyUp")) {
            Map<String, Object> typed = new java.util.HashMap<>(event);
            typed.put("type", type);
            call("Input.dispatchKeyEvent", typed);
        }
        if (key.equals("Enter")) {
            call("Input.dispatchKeyEvent", Map.of("type", "char", "text", "\r", "key", "Enter"));
        }
    }

    private static int codeOf(String key) {
        return switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "ArrowUp" -> 38;
            case "ArrowDown" -> 40;
            default -> throw new IllegalArgumentException(key);
        };
    }

    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    void screenshot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String data = call("Page.captureScreenshot", Map.of("format", "png"))
                    .get("data")
                    .asString();
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture of one element of the page alone, so many times larger than it stands there. */
    public void picture(Path file, String selector, double scale) {
        JsonNode box = evaluate("(({x, y, width, height}) => ({x, y, width, height}))(document.querySelector('"
                + selector + "').getBoundingClientRect())");
        Map<String, Object> clip = new java.util.HashMap<>(Map.of("scale", scale));
        box.properties().forEach(side -> clip.put(side.getKey(), side.getValue().asDouble()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String data = call(
                            "Page.captureScreenshot",
                            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
                    .get("data")
                    .asString();
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page's console and loader complained of so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(Json.write(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Listener implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                JsonNode message = Json.parse(partial.toString());
                partial.setLength(0);
                handle(message);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void handle(JsonNode message) {
            if (message.has("id")) {
                Optional.ofNullable(answers.remove(message.get("id").asInt()))
                        .ifPresent(answer -> answer.complete(message.path("result")));
            } else if (message.path("method").asString("").equals("Runtime.exceptionThrown")) {
                complaints.add(message.get("params").toString());
            } else if (message.path("method").asString("").equals("Log.entryAdded")
                    && message.path("params")
                            .path("entry")
                            .path("level")
                            .asString("")
                            .equals("error")) {
                complaints.add(message.get("params").toString());
            }
        }
    }
}
