package io.rondo.relay;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** The relay that is open stays open; of two, the one of the person who stays. */
public final class RelayJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of("open_relays.person_id", "relay_inbox.to_person", "matches.relay_closed_by");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        RelayStore store = work.store(RelayStore.class);
        store.moveOpen(keep, gone);
        store.leave(gone);
        store.moveInbox(keep, gone);
        store.moveClosed(keep, gone);
    }
}
