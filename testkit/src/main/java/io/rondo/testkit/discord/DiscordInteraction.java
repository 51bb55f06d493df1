package io.rondo.testkit.discord;

import io.rondo.testkit.discord.gateway.GatewayEvent;
import io.rondo.testkit.discord.view.DiscordModal;
import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something a person did with the bot, and what the bot answered. Safe to use from several threads.
 *
 * <p>Waiting takes up to a minute and ends in an {@link AssertionError} that says what came instead.
 */
public final class DiscordInteraction {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofSeconds(30);

    /** What the person did, with Discord's number. */
    enum Kind {
        COMMAND(2),
        COMPONENT(3),
        AUTOCOMPLETE(4),
        MODAL(5);

        final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** A choice that an option offers. */
    public record Choice(String name, String value) {}

    final World world;
    final long id;
    final String token;
    final Kind kind;
    final DiscordUser user;
    final DiscordChannel channel;
    final Instant at;
    final long startedNanos = System.nanoTime();
    private final String what;

    /** The message that a pressed button sits on. */
    @Nullable
    StoredMessage source;

    @Nullable
    Callback callback;

    @Nullable
    Duration answeredAfter;

    @Nullable
    StoredMessage original;

    @Nullable
    DiscordModal modal;

    @Nullable
    List<Choice> choices;

    /** Whether a message that the answer is about has its final content. */
    boolean settled;

    final List<StoredMessage> followUps = new ArrayList<>();

    /** What the bot was told. */
    @Nullable
    GatewayEvent event;

    /** How the bot answered first, with Discord's number. */
    enum Callback {
        MESSAGE(4),
        DEFERRED_MESSAGE(5),
        DEFERRED_UPDATE(6),
        UPDATE(7),
        CHOICES(8),
        MODAL(9);

        final int number;

        Callback(int number) {
            this.number = number;
        }

        static Optional<Callback> of(int number) {
            return List.of(values()).stream().filter(c -> c.number == number).findFirst();
        }
    }

    DiscordInteraction(World world, Kind kind, DiscordUser user, DiscordChannel channel, String what) {
        this.world = world;
        this.id = world.ids.next();
        this.token = "interaction-" + id;
        this.kind = kind;
        this.user = user;
        this.channel = channel;
        this.what = what;
        this.at = world.clock.instant();
    }

    /** Discord's id of this interaction. */
    public long id() {
        return id;
    }

    public DiscordUser user() {
        return user;
    }

    /** Tells the bot of it once more, as a gateway does that is not sure. */
    public void repeat() {
        world.change(() -> world.tell(Optional.ofNullable(event).orElseThrow()));
    }

    // ---- waiting ------------------------------------------------------------------------------------------------

    /** Waits for the answer's final content: the reply, or the message that was edited. */
    public DiscordMessage awaitAnswer() {
        await("an answer", () -> settled || modal != null || choices != null);
        return world.look(() -> {
            if (original == null) {
                throw new AssertionError(this + " was answered by no message but by "
                        + Optional.ofNullable(modal).<Object>map(m -> m).orElse(choices));
            }
            return original.snapshot();
        });
    }

    /** Waits until the bot has answered in any way within Discord's time. */
    public DiscordInteraction awaitFirstResponse() {
        await("a first response", () -> callback != null);
        return this;
    }

    /** Waits for a form. */
    public DiscordModal awaitModal() {
        await("a form", () -> modal != null);
        return world.look(() -> Optional.ofNullable(modal).orElseThrow());
    }

    /** Waits for an autocomplete's choices. */
    public List<Choice> awaitChoices() {
        await("choices", () -> choices != null);
        return world.look(() -> List.copyOf(Optional.ofNullable(choices).orElseThrow()));
    }

    /** Waits for that many messages beyond the answer. */
    public List<DiscordMessage> awaitFollowUps(int atLeast) {
        await(atLeast + " more messages", () -> followUps.size() >= atLeast);
        return followUps();
    }

    /** Waits until the answer has its final content, or the time for a first response is over; never fails. */
    public void awaitEnd() {
        world.changes.await(
                () -> settled || modal != null || choices != null || (callback == null && isLate()), PATIENCE);
    }

    private void await(String expected, Supplier<Boolean> condition) {
        boolean came = world.changes.await(() -> condition.get() || hasFailed(), PATIENCE);
        if (!came || !world.look(condition)) {
            throw new AssertionError(
                    this + ": no " + expected + " came" + (hasFailed() ? ", it failed" : "") + "; " + describe());
        }
    }

    // ---- looking ------------------------------------------------------------------------------------------------

    /** Whether the person saw "This interaction failed": nothing came in time. */
    public boolean hasFailed() {
        return world.look(() -> callback == null && System.nanoTime() - startedNanos > LATE.toNanos());
    }

    /** Whether the bot has answered in any way. */
    public boolean isAnswered() {
        return world.look(() -> callback != null);
    }

    /** Whether the answer has its final content, or nothing will come any more. */
    public boolean isDone() {
        return world.look(() -> settled || modal != null || choices != null || hasFailed());
    }

    /** Whether the bot said first that it is thinking, or acknowledged silently. */
    public boolean wasDeferred() {
        return world.look(() -> callback == Callback.DEFERRED_MESSAGE || callback == Callback.DEFERRED_UPDATE);
    }

    /** Whether the answer edits the message that the pressed button sits on. */
    public boolean editsSource() {
        return world.look(() -> callback == Callback.UPDATE || callback == Callback.DEFERRED_UPDATE);
    }

    /** Whether only the person sees the answer. */
    public boolean isPrivate() {
        return world.look(() -> original != null && original.onlyFor != null);
    }

    /** How long ago the person did it, in real time. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** How long the bot took for its first response, in real time. */
    public Optional<Duration> answeredAfter() {
        return world.look(() -> Optional.ofNullable(answeredAfter));
    }

    /** Messages beyond the answer, oldest first. */
    public List<DiscordMessage> followUps() {
        return world.look(() -> followUps.stream()
                .filter(m -> !m.deleted)
                .map(StoredMessage::snapshot)
                .toList());
    }

    private String describe() {
        return world.look(() -> "first response: " + callback + ", message: "
                + Optional.ofNullable(original)
                        .map(m -> m.snapshot().toString())
                        .orElse("none"));
    }

    // ---- for the REST side --------------------------------------------------------------------------------------

    boolean isLate() {
        return System.nanoTime() - startedNanos > world.answerWithin.toNanos();
    }

    boolean tokenIsDead() {
        return world.clock.instant().isAfter(at.plus(world.tokenLife));
    }

    ObjectNode metadata() {
        ObjectNode json = Json.object().put("id", Long.toString(id)).put("type", kind.number);
        json.set("user", user.json());
        json.set("authorizing_integration_owners", owners());
        if (kind == Kind.COMPONENT && source != null) {
            json.put("interacted_message_id", Long.toString(source.id));
        }
        return json;
    }

    ObjectNode owners() {
        return Json.object()
                .put("0", channel.guild().map(g -> Long.toString(g.id())).orElse("0"));
    }

    @Override
    public String toString() {
        return user + " " + what;
    }
}
