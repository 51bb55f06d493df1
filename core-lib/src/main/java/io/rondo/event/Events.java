package io.rondo.event;

import io.rondo.chat.Conversation;
import io.rondo.chat.Requester;
import io.rondo.chat.Role;
import io.rondo.chat.UserError;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Use cases on events: made, published, changed, moved, cancelled. Each runs in the unit of work that it is given; those that
 * change an event lock its row first. Safe to use from several threads.
 */
public final class Events {

    /** The type of the message that asks the datemaker to refresh the live card. */
    public static final String REFRESH_CARD = "refresh_card";

    /** The type of the message that tells the datemaker of a change that concerns seats. */
    public static final String EVENT_CHANGED = "event_changed";

    private final EventClock clock;
    private final CallChoice calls;
    private final EventLimits limits;

    /** The body of {@link #REFRESH_CARD} and {@link #EVENT_CHANGED}. */
    public record About(UUID eventId) {}

    /** What became of a wish to publish. */
    public sealed interface Publishing {
        record Published(Event event, List<Timeline.Clamp> clamps) implements Publishing {}

        record AlreadyPublished(Event event) implements Publishing {}

        record StartHasPassed(Event event) implements Publishing {}

        /** No provider of the event's can be used, with the reason of the first. */
        record NoCall(String provider, String reason) implements Publishing {}
    }

    public Events(EventClock clock, CallChoice calls, EventLimits limits) {
        this.clock = clock;
        this.calls = calls;
        this.limits = limits;
    }

    public EventLimits limits() {
        return limits;
    }

    /** @throws UserError when there is no such event */
    public Event get(UnitOfWork work, UUID id) {
        return work.store(EventStore.class).find(id).orElseThrow(() -> new UserError("event.error.gone"));
    }

    /** The event, its row locked until the unit of work ends. @throws UserError when there is no such event */
    public Event lock(UnitOfWork work, UUID id) {
        return work.store(EventStore.class).lock(id).orElseThrow(() -> new UserError("event.error.gone"));
    }

    /** The event, with its state and step held still while others may hold them too. */
    public Event lockShared(UnitOfWork work, UUID id) {
        return work.store(EventStore.class).lockShared(id).orElseThrow(() -> new UserError("event.error.gone"));
    }

    /** A new draft with its maker as its host. */
    public Event draft(UnitOfWork work, EventStore.Values values, UUID maker) {
        EventStore store = work.store(EventStore.class);
        // A plan is the same for the same seed, and a shuffle takes another one; it is no secret.
        long seed = java.util.concurrent.ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE);
        Event event = store.add(values, maker, work.now(), seed);
        store.addHost(event.id(), maker, work.now());
        return event;
    }

    /** A new draft like the event of an {@link EventValues#outline}, at another time. */
    public Event draftLike(UnitOfWork work, JsonNode outline, UUID communityId, Instant startsAt, UUID maker) {
        return draft(work, EventValues.like(outline, communityId, startsAt), maker);
    }

    /** The person's drafts in the community, the one that starts first first. */
    public List<Event> drafts(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(EventStore.class).drafts(communityId, personId);
    }

    /** Puts a draft on the list: announced, and waiting for its first step. */
    public Publishing publish(UnitOfWork work, UUID id) {
        EventStore store = work.store(EventStore.class);
        Event event = lock(work, id);
        if (!event.isDraft()) {
            return new Publishing.AlreadyPublished(event);
        }
        if (!event.schedule().startsAt().isAfter(work.now())) {
            return new Publishing.StartHasPassed(event);
        }
        if (event.hasRounds()) {
            Optional<Publishing.NoCall> refusal = unusable(event.calls());
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        Timeline.Clamped clamped = Timeline.fit(event.schedule(), work.now());
        store.change(id, EventValues.of(event).with(clamped.schedule()).build());
        store.publish(id, work.now());
        Event published = get(work, id);
        clock.next(work, id, Step.OPEN_CONFIRMATION, published.schedule().confirmationOpensAt());
        cardChanged(work, id);
        work.happened(new DomainEvent(
                "event_published", Optional.of(event.communityId()), Optional.of(event.createdBy()), new About(id)));
        return new Publishing.Published(published, clamped.changes());
    }

    private Optional<Publishing.NoCall> unusable(List<String> wanted) {
        Optional<Publishing.NoCall> first = Optional.empty();
        for (String name : wanted) {
            Optional<String> reason = calls.unready(name);
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            first = first.or(() -> Optional.of(new Publishing.NoCall(name, reason.get())));
        }
        return first.or(() -> Optional.of(new Publishing.NoCall("", "no call provider is switched on")));
    }

    /** Changes what people see of an event that has not begun. A larger capacity is the line's at once. */
    public Event change(UnitOfWork work, Event locked, EventStore.Values values) {
        Event changed = work.store(EventStore.class).change(locked.id(), values);
        if (!locked.isDraft()) {
            work.send(Message.to(
                    Queue.DATEMAKER, EVENT_CHANGED, Message.Headers.ofEvent(locked.id()), new About(locked.id())));
            cardChanged(work, locked.id());
        }
        return changed;
    }

    /** Lets the locked, published event start at another time; its steps begin anew from there. */
    public Event move(UnitOfWork work, Event locked, EventStore.Values values) {
        EventStore store = work.store(EventStore.class);
        Event moved = store.change(locked.id(), values);
        store.moveState(locked.id(), EventState.REG_CONFIRM.id(), EventState.NOT_STARTED.id());
        clock.next(work, locked.id(), Step.OPEN_CONFIRMATION, moved.schedule().confirmationOpensAt());
        cardChanged(work, locked.id());
        return get(work, moved.id());
    }

    /** Claims a transition; false when somebody else has made it already. */
    public boolean move(UnitOfWork work, Event event, EventState to) {
        boolean moved =
                work.store(EventStore.class).moveState(event.id(), event.state().id(), to.id()) == 1;
        if (moved) {
            if (to.isOver()) {
                work.store(EventStore.class).ended(event.id(), work.now());
                clock.stop(work, event.id());
            }
            cardChanged(work, event.id());
        }
        return moved;
    }

    /** Calls the event off; false when it is over already. What it waited for is kept, in case it is taken back. */
    public boolean cancel(UnitOfWork work, Event locked, String reason) {
        boolean cancelled = work.store(EventStore.class).cancel(locked.id(), reason, work.now()) == 1;
        if (cancelled) {
            cardChanged(work, locked.id());
        }
        return cancelled;
    }

    /** Takes a cancellation back within the time for it; false when it is too late or was not cancelled. */
    public boolean undoCancel(UnitOfWork work, Event locked) {
        EventStore store = work.store(EventStore.class);
        boolean undone = store.undoCancel(locked.id(), work.now().minus(limits.undo())) == 1;
        if (undone) {
            locked.progress()
                    .step()
                    .ifPresent(step -> clock.next(
                            work, locked.id(), step, locked.progress().stepAt().orElseThrow()));
            cardChanged(work, locked.id());
        }
        return undone;
    }

    /** Throws a draft away; false when it is published or gone. */
    public boolean discard(UnitOfWork work, UUID id) {
        Event event = lock(work, id);
        if (!event.isDraft()) {
            return false;
        }
        work.store(EventStore.class).forgetHosts(id);
        return work.store(EventStore.class).discardDraft(id) == 1;
    }

    /** Lets the live card be drawn anew soon: changes that come together make one edit. Takes the event's lock. */
    public void cardChanged(UnitOfWork work, UUID eventId) {
        if (work.store(EventStore.class).markCard(eventId) == 1) {
            work.sendAt(
                    Message.to(Queue.DATEMAKER, REFRESH_CARD, Message.Headers.ofEvent(eventId), new About(eventId)),
                    work.now().plus(limits.cardDelay()));
        }
    }

    public List<Event> published(UnitOfWork work, UUID communityId, Collection<EventState> states) {
        return work.store(EventStore.class)
                .published(communityId, states.stream().map(EventState::id).toList());
    }

    public List<UUID> hosts(UnitOfWork work, UUID eventId) {
        return work.store(EventStore.class).hosts(eventId);
    }

    /** Whether the requester runs the event: one of its hosts, or an admin of its community. */
    public boolean isHost(UnitOfWork work, Event event, Requester requester) {
        boolean admin = requester.role().isAtLeast(Role.ADMIN)
                && requester.communityId().filter(event.communityId()::equals).isPresent();
        return admin || hosts(work, event.id()).contains(requester.personId());
    }

    /** Whether {@code /help} has a use for hosts' commands: the person hosts something that is not over. */
    public boolean hostsSomething(UnitOfWork work, UUID personId) {
        return !work.store(EventStore.class).hostedBy(personId).isEmpty();
    }

    /** @throws UserError when the requester is no host of the event */
    public void requireHost(UnitOfWork work, Event event, Requester requester) {
        if (!isHost(work, event, requester)) {
            throw new UserError("event.error.only-hosts");
        }
    }

    public boolean addHost(UnitOfWork work, UUID eventId, UUID personId) {
        return work.store(EventStore.class).addHost(eventId, personId, work.now()) == 1;
    }

    public boolean removeHost(UnitOfWork work, UUID eventId, UUID personId) {
        return work.store(EventStore.class).removeHost(eventId, personId) == 1;
    }

    /**
     * The event that a host's command means: the one it names, else the running or next one that the person hosts.
     *
     * @throws UserError when none is meant or the person does not host it
     */
    public Event meantByHost(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Optional<UUID> named = conversation.options().id("event");
        Event event = named.map(id -> get(work, id)).orElseGet(() -> nextHosted(conversation));
        requireHost(work, event, conversation.requester());
        return event;
    }

    private Event nextHosted(Conversation conversation) {
        List<Event> hosted = conversation.work().store(EventStore.class).hostedBy(conversation.personId());
        return hosted.stream()
                .filter(event -> event.state() == EventState.RUNNING)
                .findFirst()
                .or(() -> hosted.stream().filter(event -> !event.isDraft()).findFirst())
                .or(() -> hosted.stream().findFirst())
                .orElseThrow(() -> new UserError("event.error.host-nothing"));
    }

    /** A host has seen the plan that this seed gives and wants it; kept until another is approved. */
    public void approvePlan(UnitOfWork work, UUID eventId, long seed) {
        work.store(EventStore.class).approvePlan(eventId, seed, work.now());
    }

    /** Whether a host has approved the plan of the event's seed. */
    public boolean isPlanApproved(UnitOfWork work, UUID eventId) {
        return work.store(EventStore.class).isPlanApproved(eventId);
    }

    public void started(UnitOfWork work, UUID eventId) {
        work.store(EventStore.class).started(eventId, work.now());
    }

    public void ended(UnitOfWork work, UUID eventId) {
        work.store(EventStore.class).ended(eventId, work.now());
    }

    public void round(UnitOfWork work, UUID eventId, int roundNo) {
        work.store(EventStore.class).round(eventId, roundNo);
        cardChanged(work, eventId);
    }

    public int nextPlanVersion(UnitOfWork work, UUID eventId) {
        return work.store(EventStore.class).nextPlanVersion(eventId);
    }

    /** The next number in the event's waiting line. The event is locked. */
    public long nextInLine(UnitOfWork work, UUID eventId) {
        return work.store(EventStore.class).nextInLine(eventId);
    }

    /** The number before as many new ones at the end of the line. The event is locked. */
    public long moreInLine(UnitOfWork work, UUID eventId, int count) {
        return work.store(EventStore.class).nextInLine(eventId, count) - count;
    }

    /** The next event of the same community that takes registrations, for "Next mixer: …". */
    public Optional<Event> nextAfter(UnitOfWork work, Event event) {
        Instant now = work.now();
        return published(work, event.communityId(), List.of(EventState.NOT_STARTED, EventState.REG_CONFIRM)).stream()
                .filter(next -> !next.id().equals(event.id())
                        && next.schedule().startsAt().isAfter(now))
                .findFirst();
    }

    /** What people may name in a command: those to come, those just over, and their own drafts. */
    public List<Event> nameable(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(EventStore.class)
                .nameable(communityId, personId, work.now().minus(java.time.Duration.ofDays(30)));
    }

    /** A refresh is due: forgets that it was asked for, so that later changes ask again. Locks the event. */
    public Event beginCardRefresh(UnitOfWork work, UUID eventId) {
        Event event = lock(work, eventId);
        work.store(EventStore.class).clearCard(eventId);
        return event;
    }

    /** How many published events are in each state that is not the end; states without any are left out. */
    public Map<EventState, Long> ahead(UnitOfWork work) {
        return work.store(EventStore.class).countAhead().stream()
                .collect(Collectors.toMap(count -> EventState.of(count.state()), EventStore.StateCount::events));
    }
}
