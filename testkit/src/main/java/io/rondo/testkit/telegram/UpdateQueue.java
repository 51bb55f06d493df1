package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The updates that wait for the bot, and the rules by which it fetches them; guarded by the world's lock. */
final class UpdateQueue {
    /** Types that a bot gets only when it names them. */
    private static final Set<String> ON_REQUEST = Set.of("chat_member", "message_reaction", "message_reaction_count");

    private final World world;
    private final List<Entry> pending = new ArrayList<>();
    private final Map<Long, ObjectNode> all = new LinkedHashMap<>();
    private long nextId = 500_001;
    private long pollsBegun;
    private int pollsWaiting;
    private int copies = 1;
    private Set<String> allowed = Set.of();

    @Nullable
    Webhook webhook;

    /** @param forced whether it is handed out once more although the bot has confirmed it */
    private record Entry(long id, ObjectNode update, boolean forced) {}

    /** Where updates are pushed instead of being fetched. */
    record Webhook(String url, Optional<String> secret, int maxConnections) {}

    UpdateQueue(World world) {
        this.world = world;
    }

    /** Queues an update of this type, unless the bot did not ask for such. */
    long add(String type, JsonNode content) {
        ObjectNode update = Json.object().put("update_id", nextId);
        update.set(type, content);
        boolean wanted = allowed.isEmpty() ? !ON_REQUEST.contains(type) : allowed.contains(type);
        return wanted ? put(update) : -1;
    }

    /** Queues an update as it is but for its id, whatever the bot asked for. */
    long addRaw(ObjectNode update) {
        return put(update.put("update_id", nextId));
    }

    private long put(ObjectNode update) {
        long id = nextId++;
        all.put(id, update);
        pending.add(new Entry(id, update, false));
        return id;
    }

    void continueFrom(long id) {
        nextId = id;
    }

    void repeatEach(int times) {
        copies = times;
    }

    void repeat(long id) {
        ObjectNode update =
                Optional.ofNullable(all.get(id)).orElseThrow(() -> new AssertionError("there was no update " + id));
        pending.add(new Entry(id, update, true));
    }

    boolean polled() {
        return pollsWaiting > 0;
    }

    int unconfirmed() {
        return pending.size();
    }

    Optional<Long> lastId() {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.keySet().stream().reduce((a, b) -> b).orElseThrow());
    }

    void allow(@Nullable JsonNode types) {
        if (types instanceof ArrayNode array) {
            List<String> names = new ArrayList<>();
            array.forEach(n -> names.add(n.asString()));
            allowed = Set.copyOf(names);
        }
    }

    Set<String> allowed() {
        return allowed;
    }

    void drop() {
        pending.clear();
    }

    /** One call of getUpdates; waits outside of nothing but the world's lock. */
    ArrayNode poll(long offset, int limit, Duration timeout) {
        long me = world.change(() -> {
            if (webhook != null) {
                throw ApiError.conflict("can't use getUpdates method while webhook is active; "
                        + "use deleteWebhook to delete the webhook first");
            }
            confirm(offset);
            pollsWaiting++;
            return ++pollsBegun;
        });
        world.await(() -> !pending.isEmpty() || pollsBegun != me || world.closed, timeout);
        return world.change(() -> {
            pollsWaiting--;
            if (pollsBegun != me) {
                throw ApiError.conflict(
                        "terminated by other getUpdates request; " + "make sure that only one bot instance is running");
            }
            return batch(limit);
        });
    }

    private void confirm(long offset) {
        if (offset > 0) {
            // Ids start anew after a quiet week; an offset beyond the newest id then confirms nothing.
            if (offset <= nextId) {
                pending.removeIf(e -> !e.forced() && e.id() < offset);
            }
        } else if (offset < 0) {
            int keep = (int) Math.min(-offset, pending.size());
            pending.subList(0, pending.size() - keep).clear();
        }
    }

    private ArrayNode batch(int limit) {
        ArrayNode batch = Json.array();
        List<Entry> handedOut = pending.stream().limit(limit).toList();
        for (Entry entry : handedOut) {
            for (int i = 0; i < copies; i++) {
                batch.add(entry.update());
            }
        }
        pending.removeIf(e -> e.forced() && handedOut.contains(e));
        return batch;
    }

    /** The next update to push, if a webhook is set. */
    Optional<ObjectNode> next() {
        return webhook == null ? Optional.empty() : pending.stream().findFirst().map(Entry::update);
    }

    int copies() {
        return copies;
    }

    @SuppressWarnings("ReferenceEquality") // the same update may wait several times, and only this copy is done
    void delivered(ObjectNode update) {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).update() == update) {
                pending.remove(i);
                return;
            }
        }
    }
}
