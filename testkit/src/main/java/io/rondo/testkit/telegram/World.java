package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Changes;
import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Everything that exists on the fake Telegram, behind one lock; every change wakes whoever waits for it. */
final class World {
    static final long FIRST_SUPERGROUP = -1_001_000_000_000L;

    final InstantSource clock;
    final long botId;
    final String botUsername;
    final UpdateQueue updates;
    final Map<String, FakeUser> usersByName = new LinkedHashMap<>();
    final Map<Long, FakeUser> usersById = new LinkedHashMap<>();
    final Map<Long, FakeChat> chats = new LinkedHashMap<>();
    final List<StoredMessage> messages = new ArrayList<>();
    final Map<String, FakeFile> files = new LinkedHashMap<>();
    final Map<String, Waiting> presses = new LinkedHashMap<>();
    Duration callbackLife = Duration.ofSeconds(15);
    boolean privacyMode = true;
    boolean closed;

    private final Changes changes = new Changes();
    private long nextUser = 1_000_001;
    private long nextGroup = 5_001;
    private long sequence;
    private long nextQuery = 7_700_000_000_001L;

    /** A press that has not been answered yet. */
    static final class Waiting {
        final FakeUser by;
        final long chatId;
        final Instant at;
        final CompletableFuture<CallbackAnswer> answer = new CompletableFuture<>();

        Waiting(FakeUser by, long chatId, Instant at) {
            this.by = by;
            this.chatId = chatId;
            this.at = at;
        }
    }

    World(InstantSource clock, long botId, String botUsername) {
        this.clock = clock;
        this.botId = botId;
        this.botUsername = botUsername;
        this.updates = new UpdateQueue(this);
    }

    /** Runs under the lock and wakes all waiters afterwards. */
    <T> T change(Supplier<T> action) {
        return changes.change(action);
    }

    void change(Runnable action) {
        changes.change(action);
    }

    /** Runs under the lock and wakes nobody. */
    <T> T look(Supplier<T> action) {
        return changes.look(action);
    }

    /** Waits until the condition, evaluated under the lock, holds; false when the time is over. */
    boolean await(BooleanSupplier condition, Duration atMost) {
        return changes.await(condition, atMost);
    }

    ObjectNode botJson() {
        return Json.object()
                .put("id", botId)
                .put("is_bot", true)
                .put("first_name", "Rondo")
                .put("username", botUsername);
    }

    FakeUser user(String name) {
        return change(() -> usersByName.computeIfAbsent(name, n -> {
            FakeUser user = new FakeUser(this, nextUser++, n);
            usersById.put(user.id(), user);
            chats.put(user.id(), user.privateChat());
            return user;
        }));
    }

    FakeChat newChat(FakeChat.Type type, String title) {
        return change(() -> {
            long number = nextGroup++;
            FakeChat chat =
                    new FakeChat(this, type == FakeChat.Type.GROUP ? -number : FIRST_SUPERGROUP - number, type, title);
            chats.put(chat.id(), chat);
            return chat;
        });
    }

    /** Adds a message by whoever {@code from} describes; the caller fills the rest under the same lock. */
    StoredMessage newMessage(FakeChat chat, ObjectNode from) {
        StoredMessage message = new StoredMessage(chat, ++chat.lastMessageId, ++sequence, from, clock.instant());
        messages.add(message);
        return message;
    }

    StoredMessage newEphemeralMessage(FakeChat chat, FakeUser receiver) {
        StoredMessage message = new StoredMessage(chat, 0, ++sequence, botJson(), clock.instant());
        message.receiver = receiver;
        message.ephemeralId = ++chat.lastEphemeralId;
        messages.add(message);
        return message;
    }

    String newQueryId() {
        return Long.toString(nextQuery++);
    }

    Optional<StoredMessage> message(FakeChat chat, int id) {
        return messages.stream()
                .filter(m -> m.chat == chat && m.id == id && m.ephemeralId == null && !m.deleted)
                .findFirst();
    }

    StoredMessage stored(FakeMessage message) {
        return messages.stream()
                .filter(m -> m.sequence == message.sequence())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such message: " + message));
    }
}
