package io.rondo.discord.send;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.delivery.Transport;
import io.rondo.discord.render.DiscordRenderer;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.rest.Result;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * Sends replies to Discord, or edits what stands there, each send waited for. A reply of several messages goes on where it broke off,
 * as long as the process lives. Safe to use from several threads.
 *
 * <p>Each message has a nonce made of its delivery, and Discord answers a repeated one with the message that stands there already, for
 * the few minutes for which it remembers nonces. After that an unsettled send may stand there twice.
 */
public final class DiscordTransport implements Transport {

    private static final int MOST_UNFINISHED = 1_000;
    /** For limits of which Discord does not say when they end, as that on edits of old messages. */
    private static final Duration SOME_TIME = Duration.ofSeconds(15);

    private final Rest rest;
    private final DiscordRenderer renderer;
    private final Channels channels;
    private final AnswerTokens tokens;
    private final Map<UUID, Progress> unfinished = new LinkedHashMap<>();

    /** How far a delivery of several messages has come. */
    private record Progress(int sent, MessageRef last) {}

    public DiscordTransport(Rest rest, DiscordRenderer renderer, SendLimits limits, InstantSource clock) {
        this(rest, renderer, limits, AnswerTokens.NONE, clock);
    }

    /** @param tokens for edits of messages that only one person sees, of which the channel knows nothing */
    public DiscordTransport(
            Rest rest, DiscordRenderer renderer, SendLimits limits, AnswerTokens tokens, InstantSource clock) {
        this.rest = rest;
        this.tokens = tokens;
        this.renderer = renderer;
        this.channels = new Channels(rest, limits, clock);
    }

    @Override
    public Platform platform() {
        return Platform.DISCORD;
    }

    @Override
    public boolean isReady() {
        return rest.line().isOpen();
    }

    /** What keeps messages from being sent, in words for the operator. */
    public Optional<String> problem() {
        return channels.problem();
    }

    @Override
    public Outcome send(UUID deliveryId, Target target, Reply reply) {
        Optional<Duration> pause = rest.pause();
        if (pause.isPresent()) {
            return new Outcome.TooFast(pause.get(), true);
        }
        List<MessageCreateData> parts = renderer.messages(reply);
        if (parts.isEmpty()) {
            return new Outcome.Rejected("nothing to show");
        }
        Optional<MessageRef> edited = target.messageId()
                .flatMap(id -> MessageRef.parse(id, target.thread().or(() -> Optional.of(target.chat()))));
        return edited.isPresent() ? edit(deliveryId, target, edited.get(), parts) : sendAll(deliveryId, target, parts);
    }

    private Outcome edit(UUID deliveryId, Target target, MessageRef message, List<MessageCreateData> parts) {
        Outcome first = editOne(target, message, parts.getFirst(), true);
        if (parts.size() == 1 || !(first instanceof Outcome.Sent)) {
            return first;
        }
        return sendFrom(deliveryId, target, message.channel(), parts, takeUp(deliveryId, 1, message));
    }

    private Outcome sendAll(UUID deliveryId, Target target, List<MessageCreateData> parts) {
        return switch (channels.find(target)) {
            case Channels.Found.Not(Outcome outcome) -> outcome;
            case Channels.Found.At(String channel) -> {
                Progress from = takeUp(deliveryId, 0, new MessageRef(channel, ""));
                yield sendFrom(deliveryId, target, channel, parts, from);
            }
        };
    }

    private Outcome sendFrom(
            UUID deliveryId, Target target, String channel, List<MessageCreateData> parts, Progress from) {
        MessageRef last = from.last();
        for (int i = from.sent(); i < parts.size(); i++) {
            Result<DataObject> result = post(channel, parts.get(i), Nonce.of(deliveryId, i));
            if (!(result instanceof Result.Done<DataObject>(DataObject message))) {
                Outcome outcome = failed(result, target, channel);
                leaveOff(deliveryId, new Progress(i, last), outcome);
                return outcome;
            }
            last = new MessageRef(channel, message.getString("id"));
        }
        return new Outcome.Sent(last.toString());
    }

    private Result<DataObject> post(String channel, MessageCreateData part, String nonce) {
        DataObject body = part.toData().put("nonce", nonce).put("enforce_nonce", true);
        return rest.json(Route.Messages.SEND_MESSAGE.compile(channel), body, part.getAllDistinctFiles());
    }

    private Outcome editOne(Target target, MessageRef message, MessageCreateData part, boolean maybeArchived) {
        MessageEditData edit = DiscordRenderer.edit(part);
        Route.CompiledRoute route = Route.Messages.EDIT_MESSAGE.compile(message.channel(), message.message());
        Result<DataObject> result = rest.json(route, edit.toData(), edit.getAllDistinctFiles());
        return switch (result) {
            case Result.Done<DataObject> done -> new Outcome.Sent(message.toString());
            case Result.Refused<DataObject> refused
            when isGone(refused.code()) ->
                tokens.tokenFor(message.message())
                        .map(token -> editByToken(target, message, edit, token))
                        .orElseGet(Outcome.MessageGone::new);
            case Result.Refused<DataObject> refused
            when refused.code() == Refusals.THREAD_ARCHIVED && maybeArchived ->
                reopen(message.channel()) ? editOne(target, message, part, false) : new Outcome.MessageGone();
            default -> failed(result, target, message.channel());
        };
    }

    /** A message that only one person sees is none of its channel's, and is reached by the interaction that it answers. */
    private Outcome editByToken(Target target, MessageRef message, MessageEditData edit, String token) {
        Optional<String> application =
                rest.line().rest().map(jda -> jda.getSelfUser().getApplicationId());
        if (application.isEmpty()) {
            return new Outcome.Away("the bot is not logged in");
        }
        Route.CompiledRoute route =
                Route.Interactions.EDIT_FOLLOWUP.compile(application.get(), token, message.message());
        Result<DataObject> result = rest.json(route, edit.toData(), edit.getAllDistinctFiles());
        return switch (result) {
            case Result.Done<DataObject> done -> new Outcome.Sent(message.toString());
            case Result.Refused<DataObject> refused -> new Outcome.MessageGone();
            default -> failed(result, target, message.channel());
        };
    }

    private static boolean isGone(int code) {
        return code == Refusals.UNKNOWN_MESSAGE || code == Refusals.UNKNOWN_CHANNEL || code == Refusals.NOT_OURS;
    }

    /** Threads are archived after days of silence; one that is edited is open again. */
    private boolean reopen(String thread) {
        Route.CompiledRoute route = Route.Channels.MODIFY_CHANNEL.compile(thread);
        return rest.json(route, DataObject.empty().put("archived", false)) instanceof Result.Done;
    }

    private Outcome failed(Result<DataObject> result, Target target, String channel) {
        return switch (result) {
            case Result.Done<DataObject> done -> throw new IllegalStateException("nothing failed");
            case Result.TooFast<DataObject>(Duration retryAfter, boolean everywhere) ->
                new Outcome.TooFast(retryAfter, everywhere);
            case Result.Away<DataObject>(String reason) -> new Outcome.Away(reason);
            case Result.Refused<DataObject> refused -> refused(refused, target, channel);
        };
    }

    private Outcome refused(Result.Refused<DataObject> refused, Target target, String channel) {
        if (Refusals.isTooFast(refused.code())) {
            return new Outcome.TooFast(SOME_TIME, false);
        }
        if (Refusals.isUnreachable(refused.code())) {
            return new Outcome.Unreachable(refused.reason());
        }
        boolean unknown = refused.code() == Refusals.UNKNOWN_CHANNEL;
        if (!unknown && !Refusals.isMissingPermission(refused.code())) {
            return new Outcome.Rejected(refused.reason());
        }
        if (channels.isDirect(target)) {
            return new Outcome.Unreachable(refused.reason());
        }
        if (unknown && target.threadOf().isPresent()) {
            channels.threadIsGone(channel);
            return new Outcome.TooFast(Duration.ofSeconds(1), false);
        }
        return hasLeft(target.chat())
                ? new Outcome.Unreachable(refused.reason())
                : new Outcome.Rejected(
                        "in channel " + channel + " of server " + target.chat() + ": " + refused.reason());
    }

    private boolean hasLeft(String guild) {
        Result<DataObject> result = rest.json(Route.Guilds.GET_GUILD.compile(guild));
        return result instanceof Result.Refused<DataObject> refused
                && (refused.code() == Refusals.UNKNOWN_GUILD || refused.code() == Refusals.MISSING_ACCESS);
    }

    private Progress takeUp(UUID deliveryId, int from, MessageRef at) {
        synchronized (unfinished) {
            return Optional.ofNullable(unfinished.remove(deliveryId))
                    .filter(progress -> progress.sent() > from)
                    .orElse(new Progress(from, at));
        }
    }

    private void leaveOff(UUID deliveryId, Progress progress, Outcome outcome) {
        boolean goesOn = outcome instanceof Outcome.Away || outcome instanceof Outcome.TooFast;
        if (!goesOn || progress.sent() == 0) {
            return;
        }
        synchronized (unfinished) {
            unfinished.put(deliveryId, progress);
            if (unfinished.size() > MOST_UNFINISHED) {
                unfinished.remove(unfinished.keySet().iterator().next());
            }
        }
    }
}
