package io.rondo.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What goes wrong with the next requests to a fake service, in the order in which it was said. Thread-safe. */
public final class HttpFaults {

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Fault> next = new ArrayDeque<>();
    private @Nullable Fault always;

    /** @param handles whether the service does what it was asked before the fault comes */
    private record Fault(int status, Optional<Duration> retryAfter, Duration delay, boolean handles) {}

    /** The next request is answered with that status, and nothing is done. */
    public synchronized void answer(int status) {
        next.add(new Fault(status, Optional.empty(), Duration.ZERO, false));
    }

    /** From now on every request is answered so, until {@link #clear}. */
    public synchronized void alwaysAnswer(int status) {
        always = new Fault(status, Optional.empty(), Duration.ZERO, false);
    }

    /** The next request is answered with 429. */
    public synchronized void tooMany(Duration retryAfter) {
        next.add(new Fault(429, Optional.of(retryAfter), Duration.ZERO, false));
    }

    /** The next request is done, and its answer takes that long. */
    public synchronized void slow(Duration delay) {
        next.add(new Fault(0, Optional.empty(), delay, true));
    }

    /** From now on every request is done, and nobody ever hears of it. */
    public synchronized void hang() {
        always = new Fault(0, Optional.empty(), Duration.ofHours(1), true);
    }

    public synchronized void clear() {
        next.clear();
        always = null;
    }

    /** Lets everybody go who hangs. */
    public void close() {
        closing.countDown();
    }

    private synchronized Optional<Fault> take() {
        return Optional.ofNullable(next.poll()).or(() -> Optional.ofNullable(always));
    }

    /** Answers as {@code service} does, or as the fault wants it. */
    public void handle(HttpExchange exchange, Service service) throws IOException {
        Optional<Fault> fault = take();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (fault.isPresent() && !fault.get().handles()) {
            fault.get()
                    .retryAfter()
                    .ifPresent(after -> exchange.getResponseHeaders().set("Retry-After", "" + after.toSeconds()));
            send(exchange, new Answer(fault.get().status(), "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
            return;
        }
        Answer answer = service.handle(exchange, body);
        try {
            boolean hurried =
                    fault.isPresent() && closing.await(fault.get().delay().toMillis(), TimeUnit.MILLISECONDS);
            if (!hurried) {
                send(exchange, answer);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    /** What a service answers when nothing goes wrong. */
    @FunctionalInterface
    public interface Service {
        Answer handle(HttpExchange exchange, byte[] body) throws IOException;
    }

    /** An answer; the body may be empty. */
    public record Answer(int status, String contentType, byte[] body) {

        public static Answer json(int status, String body) {
            return new Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
