package io.rondo.runtime.delivery;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.delivery.Transport;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A platform that answers as a test says, and remembers what it was asked. Thread-safe. */
final class ScriptedTransport implements Transport {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger(100);
    private volatile Function<Call, Optional<Outcome>> script = call -> Optional.empty();

    /** One send or edit. */
    record Call(UUID deliveryId, String chat, Optional<ThreadOf> threadOf, Optional<String> messageId, String text) {
        String line() {
            return messageId.map(id -> "edit " + id + ": ").orElse("") + chat
                    + threadOf.map(thread -> " below " + thread.cardId() + " in '" + thread.name() + "'")
                            .orElse("") + ": " + text;
        }
    }

    /** What the script leaves open is sent, under message ids from 101. */
    void answers(Function<Call, Optional<Outcome>> newScript) {
        script = newScript;
    }

    void answersAlways(Outcome outcome) {
        script = call -> Optional.of(outcome);
    }

    void works() {
        script = call -> Optional.empty();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> lines() {
        return calls.stream().map(Call::line).toList();
    }

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    @Override
    public Outcome send(UUID deliveryId, Target target, Reply reply) {
        Call call = new Call(deliveryId, target.chat(), target.threadOf(), target.messageId(), text(reply));
        calls.add(call);
        return script.apply(call)
                .orElseGet(() -> new Outcome.Sent(target.messageId().orElseGet(() -> "" + messages.incrementAndGet())));
    }

    private static String text(Reply reply) {
        return reply instanceof Reply.Card card ? card.title() : reply.toString();
    }
}
