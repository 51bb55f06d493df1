package io.rondo.telegram.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Reads from refusals what the library leaves unread: how long to wait, and why. */
final class PollWatch implements Interceptor {
    private static final long MOST_BYTES = 64 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Pause pause;
    private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());

    PollWatch(Pause pause) {
        this.pause = pause;
    }

    /** Why the last request failed, in Telegram's words where it has some. */
    Optional<String> problem() {
        return Objects.requireNonNull(problem.get());
    }

    void failed(String why) {
        problem.set(Optional.of(why));
    }

    void succeeded() {
        problem.set(Optional.empty());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response;
        try {
            response = chain.proceed(chain.request());
        } catch (IOException e) {
            failed("Telegram cannot be reached: " + e.getClass().getSimpleName());
            throw e;
        }
        if (!response.isSuccessful()) {
            read(response);
        }
        return response;
    }

    private void read(Response response) throws IOException {
        String description = "HTTP " + response.code();
        try {
            JsonNode body = MAPPER.readTree(response.peekBody(MOST_BYTES).string());
            description = response.code() + " " + body.path("description").asText("");
            long seconds = body.path("parameters").path("retry_after").asLong(0);
            if (seconds > 0) {
                pause.atLeast(Duration.ofSeconds(seconds));
            }
        } catch (JsonProcessingException e) {
            // A proxy's error page; the status says enough.
        }
        failed(description.strip());
    }
}
