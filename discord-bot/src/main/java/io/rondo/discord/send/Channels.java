package io.rondo.discord.send;

import io.rondo.delivery.DirectChat;
import io.rondo.delivery.Transport.Outcome;
import io.rondo.delivery.Transport.Target;
import io.rondo.delivery.Transport.ThreadOf;
import io.rondo.discord.render.Labels;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.rest.Result;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Finds the channel that a delivery goes to: the one that it names, the thread below a card, a direct chat that has to be opened
 * first, or a server's own first channel. Safe to use from several threads.
 */
final class Channels {

    private static final int MOST_THREADS_KNOWN = 10_000;

    private final Rest rest;
    private final FirstContacts contacts;
    private final Set<String> deleted = bounded();
    private final Set<String> threads = bounded();

    private static Set<String> bounded() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > MOST_THREADS_KNOWN;
            }
        }));
    }

    /** Where something goes. */
    sealed interface Found {
        record At(String channel) implements Found {}

        /** Nowhere, for now or for ever. */
        record Not(Outcome outcome) implements Found {}
    }

    Channels(Rest rest, SendLimits limits, InstantSource clock) {
        this.rest = rest;
        this.contacts = new FirstContacts(limits, clock);
    }

    Optional<String> problem() {
        return contacts.problem();
    }

    Found find(Target target) {
        Optional<String> user = DirectChat.userToOpen(target.chat());
        if (user.isPresent()) {
            return new Found.Not(open(user.get()));
        }
        if (target.threadOf().isPresent()) {
            return below(target.threadOf().get(), target);
        }
        if (target.thread().isPresent()) {
            return new Found.At(target.thread().get());
        }
        return rest.line().guild(target.chat()).map(Channels::firstOf).orElseGet(() -> new Found.At(target.chat()));
    }

    /** Whether the target is a direct chat, and not a server or something in one. */
    boolean isDirect(Target target) {
        return target.thread().isEmpty()
                && target.threadOf().isEmpty()
                && rest.line().guild(target.chat()).isEmpty();
    }

    private static Found firstOf(Guild guild) {
        return Optional.ofNullable(guild.getSystemChannel())
                .filter(TextChannel::canTalk)
                .or(() -> guild.getTextChannels().stream()
                        .filter(TextChannel::canTalk)
                        .findFirst())
                .<Found>map(channel -> new Found.At(channel.getId()))
                .orElseGet(() -> new Found.Not(
                        new Outcome.Rejected("there is no channel in which the bot may write; /setup names one")));
    }

    /** The chat goes on under its channel's id, so that it is opened once. */
    private Outcome open(String user) {
        Optional<Duration> wait = contacts.take();
        if (wait.isPresent()) {
            return new Outcome.TooFast(wait.get(), false);
        }
        Route.CompiledRoute route = Route.Self.CREATE_PRIVATE_CHANNEL.compile();
        return switch (rest.json(route, DataObject.empty().put("recipient_id", user))) {
            case Result.Done<DataObject>(DataObject channel) -> {
                contacts.opened();
                yield new Outcome.Moved(channel.getString("id"));
            }
            case Result.Refused<DataObject> refused
            when refused.code() == Refusals.DIRECT_CHATS_TOO_FAST -> new Outcome.TooFast(contacts.tooFast(), false);
            case Result.Refused<DataObject> refused
            when refused.status() >= 400 && refused.status() < 500 -> new Outcome.Unreachable(refused.reason());
            case Result.Refused<DataObject> refused -> new Outcome.Rejected(refused.reason());
            case Result.TooFast<DataObject>(Duration retryAfter, boolean everywhere) ->
                new Outcome.TooFast(retryAfter, everywhere);
            case Result.Away<DataObject>(String reason) -> new Outcome.Away(reason);
        };
    }

    /**
     * The thread below a card. It has the id of its message, and opening it again is refused with an error of its own, so nothing has to
     * be remembered; where none may be opened, the lines go into the channel.
     */
    private Found below(ThreadOf thread, Target target) {
        Optional<MessageRef> card = MessageRef.parse(thread.cardId(), target.thread());
        if (card.isEmpty()) {
            return target.thread()
                    .<Found>map(Found.At::new)
                    .orElseGet(() -> new Found.Not(new Outcome.Rejected("a thread below a message in no channel")));
        }
        if (threads.contains(card.get().message())) {
            return new Found.At(card.get().message());
        }
        Route.CompiledRoute route = Route.Channels.CREATE_THREAD_FROM_MESSAGE.compile(
                card.get().channel(), card.get().message());
        return switch (rest.json(
                route, DataObject.empty().put("name", Labels.cut(thread.name(), Channel.MAX_NAME_LENGTH)))) {
            case Result.Done<DataObject> opened -> known(card.get());
            case Result.Refused<DataObject> refused
            when refused.code() == Refusals.THREAD_EXISTS
                    && !deleted.contains(card.get().message()) -> known(card.get());
            case Result.Refused<DataObject> refused -> new Found.At(card.get().channel());
            case Result.TooFast<DataObject>(Duration retryAfter, boolean everywhere) ->
                new Found.Not(new Outcome.TooFast(retryAfter, everywhere));
            case Result.Away<DataObject>(String reason) -> new Found.Not(new Outcome.Away(reason));
        };
    }

    private Found known(MessageRef card) {
        deleted.remove(card.message());
        threads.add(card.message());
        return new Found.At(card.message());
    }

    /** Somebody deleted the thread. Where Discord lets none be opened anew, its lines go into the channel from now on. */
    void threadIsGone(String thread) {
        threads.remove(thread);
        deleted.add(thread);
    }
}
