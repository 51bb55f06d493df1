package io.rondo.mirror;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Who has an event's role as either has it as both. */
public final class MirrorJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of("event_role_holders.person_id");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        HolderStore store = work.store(HolderStore.class);
        store.copy(keep, gone);
        store.erase(gone);
    }
}
