package io.rondo.role;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** The roles that the bot gave in either community are the one community's. */
public final class RoleUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of("role_grants.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        RoleJoiningStore store = work.store(RoleJoiningStore.class);
        store.moveCommunity(keep, gone);
        store.removeCommunity(gone);
    }
}
