package io.rondo.bus;

import io.rondo.tx.Queue;
import java.util.function.Predicate;

/**
 * Which message of which queue a handler takes. Every capability lists its own.
 *
 * @param takes the queues it listens on: one service's, or those of all bots
 * @param type the message's type
 * @param repeated what is done when a message comes again that has had its effect; nothing, mostly
 */
public record Subscription(Predicate<Queue> takes, String type, MessageHandler handler, MessageHandler repeated) {

    public Subscription(Predicate<Queue> takes, String type, MessageHandler handler) {
        this(takes, type, handler, (work, message) -> {});
    }

    /** The same, for a command whose asker may not have got the answer. */
    public Subscription answeringRepeats(MessageHandler again) {
        return new Subscription(takes, type, handler, again);
    }

    public static Subscription onDatemaker(String type, MessageHandler handler) {
        return new Subscription(Queue.DATEMAKER::equals, type, handler);
    }

    /** The same wording for every platform: the bot whose queue it came through is in {@code message.queue()}. */
    public static Subscription onBots(String type, MessageHandler handler) {
        return new Subscription(Queue::isBot, type, handler);
    }

    public static Subscription on(Queue queue, String type, MessageHandler handler) {
        return new Subscription(queue::equals, type, handler);
    }
}
