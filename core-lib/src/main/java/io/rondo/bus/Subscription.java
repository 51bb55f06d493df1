package io.rondo.bus;

import io.rondo.tx.Queue;
import java.util.function.Predicate;

/**
 * Which message of which queue a handler takes. Every capability lists its own.
 *
 * @param takes the queues it listens on: one service's, or those of all bots
 * @param type the message's type
 */
public record Subscription(Predicate<Queue> takes, String type, MessageHandler handler) {

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
