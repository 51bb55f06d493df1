package io.rondo.bench.timer;

import io.rondo.bus.MessageProcessor;
import io.rondo.event.EventClock;
import io.rondo.tx.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Notes which step of which event was done when. Thread-safe. */
final class Steps implements BeanPostProcessor {

    private final Map<UUID, List<Integer>> versions = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> first = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Instant last = Instant.MIN;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof MessageProcessor real ? (MessageProcessor) message -> process(message, real) : bean;
    }

    private MessageProcessor.Outcome process(Message message, MessageProcessor real) {
        MessageProcessor.Outcome outcome = real.process(message);
        if (message.type().equals(EventClock.EVENT_STEP) && outcome instanceof MessageProcessor.Outcome.Handled) {
            EventClock.StepDue step = message.bodyAs(EventClock.StepDue.class);
            Instant now = Instant.now();
            first.putIfAbsent(step.eventId(), now);
            last = now;
            List<Integer> ofEvent = versions.computeIfAbsent(step.eventId(), id -> new ArrayList<>());
            synchronized (ofEvent) {
                ofEvent.add(step.stepVersion());
            }
            done.incrementAndGet();
        }
        return outcome;
    }

    /** Steps in all. */
    int done() {
        return done.get();
    }

    /** When the last one was done. */
    Instant last() {
        return last;
    }

    /** How long after that instant each event's first step was done, shortest first. */
    List<Duration> lags(Instant due) {
        return first.values().stream()
                .map(at -> Duration.between(due, at))
                .sorted()
                .toList();
    }

    /** Events whose steps did not come one after the other, each once. */
    long outOfOrder() {
        return versions.values().stream()
                .filter(ofEvent -> {
                    synchronized (ofEvent) {
                        return !ofEvent.equals(
                                ofEvent.stream().distinct().sorted().toList());
                    }
                })
                .count();
    }
}
