package io.rondo.event;

import io.rondo.bus.Subscription;
import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.delivery.Deliveries;
import io.rondo.member.Communities;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events as the house sees them: made, shown, changed. */
public final class EventFeature implements Feature {

    private final List<Command> commands = new ArrayList<>();
    private final EventMessages messages;
    private final Events events;
    private final Communities communities;

    /**
     * @param notes what other rooms say on an event's card
     * @param watchers who follows what becomes of events
     */
    public EventFeature(
            Events events,
            EventClock clock,
            EventNotices notices,
            Roster roster,
            CallChoice calls,
            Recurrence recurrence,
            Communities communities,
            People people,
            Deliveries deliveries,
            CardNotes notes,
            List<EventWatcher> watchers) {
        this.events = events;
        this.communities = communities;
        EventLookup lookup = new EventLookup(events);
        EventOptions options = new EventOptions(events.limits(), calls, recurrence);
        commands.addAll(new EventMakeCommands(events, options, communities, lookup, recurrence).all());
        commands.addAll(new EventShowCommands(events, communities, roster, notes, lookup, recurrence).all());
        commands.addAll(new EventChangeCommands(events, notices, roster, people, lookup, recurrence).all());
        this.messages = new EventMessages(events, clock, notices, roster, communities, deliveries, notes, watchers);
    }

    @Override
    public String name() {
        return "event";
    }

    @Override
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public List<Subscription> subscriptions() {
        return messages.all();
    }

    /** Making events is offered to those who may, running them to those who host one. */
    @Override
    public boolean offers(Conversation conversation, Command command) {
        if (command.access() != Access.HOST) {
            return true;
        }
        UnitOfWork work = conversation.work();
        if (command.name().equals(EventMakeCommands.CREATE)) {
            return conversation
                    .requester()
                    .communityId()
                    .filter(community -> EventMakeCommands.mayMake(conversation, communities.get(work, community)))
                    .isPresent();
        }
        return conversation.requester().role().isAtLeast(Role.ADMIN)
                || events.hostsSomething(work, conversation.personId());
    }

    /** A button about an event means the event's community, wherever it is pressed. */
    @Override
    public Optional<UUID> communityOf(UnitOfWork work, Action action) {
        return Optional.ofNullable(action.options().get("event"))
                .flatMap(EventFeature::id)
                .flatMap(id -> work.store(EventStore.class).communityOf(id));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
