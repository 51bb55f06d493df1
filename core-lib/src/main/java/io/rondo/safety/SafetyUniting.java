package io.rondo.safety;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Reports of two communities that become one: its moderators read them. */
public final class SafetyUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of("reports.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        work.store(SafetyStore.class).moveCommunity(keep, gone);
    }
}
