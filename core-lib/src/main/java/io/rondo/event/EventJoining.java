package io.rondo.event;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Whoever made or hosted events as either makes and hosts them as both. */
public final class EventJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of("events.created_by", "event_hosts.person_id");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        EventStore store = work.store(EventStore.class);
        store.moveMade(keep, gone);
        store.copyHosted(keep, gone);
        store.removeHosted(gone);
    }
}
