package io.rondo.moderation;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Measures of two communities that become one stay on record there. */
public final class ModerationUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of("measures.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        work.store(ModerationStore.class).moveCommunity(keep, gone);
    }
}
