package io.rondo.role;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** The roles that the bot gave either are the one person's. */
public final class RoleJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of("role_grants.person_id");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        RoleJoiningStore store = work.store(RoleJoiningStore.class);
        store.movePerson(keep, gone);
        store.removePerson(gone);
    }
}
