package io.rondo.testkit.telegram;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ObjectNode;

/** Pushes updates to the bot's webhook, one after another, each again until it is taken with a 2xx. */
final class WebhookPusher implements AutoCloseable {
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final World world;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Thread thread;
    private volatile Duration retryAfter = Duration.ofMillis(200);

    WebhookPusher(World world) {
        this.world = world;
        this.thread = Thread.ofVirtual().name("fake-telegram-webhook").start(this::run);
    }

    void retryAfter(Duration pause) {
        retryAfter = pause;
    }

    private void run() {
        while (!world.look(() -> world.closed)) {
            world.await(() -> world.closed || world.updates.next().isPresent(), IDLE);
            Optional<ObjectNode> next = world.look(world.updates::next);
            if (next.isPresent() && !push(next.get())) {
                world.await(() -> world.closed, retryAfter);
            }
        }
    }

    private boolean push(ObjectNode update) {
        int copies = world.look(world.updates::copies);
        for (int i = 0; i < copies; i++) {
            Optional<UpdateQueue.Webhook> webhook = world.look(() -> Optional.ofNullable(world.updates.webhook));
            if (webhook.isEmpty() || !post(webhook.get(), update)) {
                return false;
            }
        }
        world.change(() -> world.updates.delivered(update));
        return true;
    }

    private boolean post(UpdateQueue.Webhook webhook, ObjectNode update) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(update.toString()));
        webhook.secret().ifPresent(s -> request.header(SECRET_HEADER, s));
        try {
            HttpResponse<Void> answer = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        http.shutdownNow();
    }
}
