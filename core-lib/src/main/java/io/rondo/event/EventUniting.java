package io.rondo.event;

import io.rondo.chat.UserError;
import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Events of two communities that become one: all are the one's, and their cards stand in every chat. */
public final class EventUniting implements Uniting {

    private static final List<EventState> AHEAD =
            List.of(EventState.NOT_STARTED, EventState.REG_CONFIRM, EventState.READY, EventState.RUNNING);

    private final Events events;

    public EventUniting(Events events) {
        this.events = events;
    }

    @Override
    public Set<String> columns() {
        return Set.of("events.community_id");
    }

    @Override
    public Optional<UserError> refusal(UnitOfWork work, UUID keep, UUID gone) {
        return work.store(EventStore.class).lockAhead(gone).stream()
                .filter(event -> event.state() == EventState.READY || event.state() == EventState.RUNNING)
                .findFirst()
                .map(event -> new UserError("event.union.under-way", "title", event.title()));
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        work.store(EventStore.class).moveCommunity(keep, gone);
    }

    @Override
    public void chatsChanged(UnitOfWork work, UUID communityId) {
        events.published(work, communityId, AHEAD).forEach(event -> events.cardChanged(work, event.id()));
    }
}
