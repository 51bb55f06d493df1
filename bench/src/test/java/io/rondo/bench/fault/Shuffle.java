package io.rondo.bench.fault;

import io.rondo.bus.MessageProcessor;
import io.rondo.tx.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Stands between a carrier and the handlers: brings every message twice at once and again among later ones of whatever queue, and
 * holds queues back for a while, so that others overtake them. Each queue by itself stays in order, as the broker keeps it.
 */
final class Shuffle implements BeanPostProcessor {

    private static final int HOLDS_BACK_ONE_OF = 4;
    private static final int LONGEST_MILLIS = 150;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final Random random;
    private final List<Message> earlier = new ArrayList<>();
    private final List<MessageProcessor> real = new ArrayList<>();
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> effectsOfRepeats = new ConcurrentLinkedQueue<>();

    Shuffle(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof MessageProcessor processor)) {
            return bean;
        }
        real.add(processor);
        return (MessageProcessor) message -> bring(message, processor);
    }

    private MessageProcessor.Outcome bring(Message message, MessageProcessor processor) {
        holdBack();
        MessageProcessor.Outcome outcome = processor.process(message);
        if (outcome instanceof MessageProcessor.Outcome.Handled) {
            handled.incrementAndGet();
            repeat(message, processor);
            repeat(anEarlierOne(message), processor);
        }
        return outcome;
    }

    /** With at most as many threads at once as consumers there are; drawn under one lock, so that the seed says all it can. */
    private void holdBack() {
        int millis;
        synchronized (random) {
            millis = random.nextInt(HOLDS_BACK_ONE_OF) == 0 ? random.nextInt(LONGEST_MILLIS) : 0;
        }
        try {
            if (NEVER.await(millis, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("never");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Message anEarlierOne(Message message) {
        synchronized (random) {
            earlier.add(message);
            return earlier.get(random.nextInt(earlier.size()));
        }
    }

    private void repeat(Message message, MessageProcessor processor) {
        MessageProcessor.Outcome outcome = processor.process(message);
        repeated.incrementAndGet();
        if (!(outcome instanceof MessageProcessor.Outcome.Repeated)) {
            effectsOfRepeats.add(message.type() + " again: " + outcome);
        }
    }

    /** Every message once more, in a random order. */
    void repeatAll() {
        List<Message> all;
        synchronized (random) {
            all = new ArrayList<>(earlier);
            java.util.Collections.shuffle(all, random);
        }
        all.forEach(message -> repeat(message, real.getFirst()));
    }

    int handled() {
        return handled.get();
    }

    int repeated() {
        return repeated.get();
    }

    List<String> effectsOfRepeats() {
        return List.copyOf(effectsOfRepeats);
    }
}
