package io.rondo.event;

import io.rondo.bus.Unprocessable;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes each event through its steps. A step is a column of the event and a timer in the outbox with the step's version: a timer
 * whose version is old changes nothing, so a step happens once, whoever fires it and however often.
 *
 * <p>Handlers are registered at start; after that it is safe to use from several threads.
 */
public final class EventClock {

    /** The type of the timer's message. */
    public static final String EVENT_STEP = "event_step";

    private final Map<Step, StepHandler> handlers = new EnumMap<>(Step.class);

    /** The body of the timer's message. */
    public record StepDue(UUID eventId, int stepVersion) {}

    public void on(Step step, StepHandler handler) {
        if (handlers.put(step, handler) != null) {
            throw new IllegalStateException(step + " has two handlers");
        }
    }

    /** Makes the event wait for the step; what it waited for before is void. The event must be locked. */
    public void next(UnitOfWork work, UUID eventId, Step step, Instant at) {
        EventStore store = work.store(EventStore.class);
        store.step(eventId, Optional.of(step.name()), Optional.of(at));
        Event event = store.find(eventId).orElseThrow();
        work.sendAt(
                Message.to(
                        Queue.DATEMAKER,
                        EVENT_STEP,
                        Message.Headers.ofEvent(eventId),
                        new StepDue(eventId, event.progress().stepVersion())),
                at);
    }

    /** Makes the event wait for nothing. The event must be locked. */
    public void stop(UnitOfWork work, UUID eventId) {
        work.store(EventStore.class).step(eventId, Optional.empty(), Optional.empty());
    }

    /** A timer has come due: does the step, unless it is stale. */
    public void due(UnitOfWork work, Message message) {
        StepDue due = message.bodyAs(StepDue.class);
        Event event = work.store(EventStore.class)
                .lock(due.eventId())
                .orElseThrow(() -> new Unprocessable("there is no event " + due.eventId()));
        Progress progress = event.progress();
        if (progress.stepVersion() != due.stepVersion() || event.state().isOver() || event.isPaused()) {
            return;
        }
        Instant at = progress.stepAt().orElseThrow();
        if (at.isAfter(work.now())) {
            work.sendAt(message(event), at);
            return;
        }
        fire(work, event);
    }

    /** Does at once what the locked event waits for, as a host's skip asks. */
    public void fire(UnitOfWork work, Event event) {
        Step step = event.progress().step().orElseThrow();
        StepHandler handler = handlers.get(step);
        if (handler == null) {
            throw new Unprocessable("nobody handles the step " + step);
        }
        handler.due(work, event);
    }

    /** Stops the clock of a locked event: what it waits for is not lost, and waits. */
    public void pause(UnitOfWork work, Event event) {
        work.store(EventStore.class).paused(event.id(), Optional.of(work.now()));
    }

    /** Starts the clock again: the step is due as much later as the pause was long. */
    public void resume(UnitOfWork work, Event event) {
        Instant pausedAt = event.progress().pausedAt().orElseThrow();
        work.store(EventStore.class).paused(event.id(), Optional.empty());
        Duration pause = Duration.between(pausedAt, work.now());
        event.progress()
                .step()
                .ifPresent(step -> next(
                        work,
                        event.id(),
                        step,
                        event.progress().stepAt().orElseThrow().plus(pause)));
    }

    /** Puts the step of a locked event off by that long. */
    public void extend(UnitOfWork work, Event event, Duration by) {
        next(
                work,
                event.id(),
                event.progress().step().orElseThrow(),
                event.progress().stepAt().orElseThrow().plus(by));
    }

    private static Message message(Event event) {
        return Message.to(
                Queue.DATEMAKER,
                EVENT_STEP,
                Message.Headers.ofEvent(event.id()),
                new StepDue(event.id(), event.progress().stepVersion()));
    }
}
