package io.rondo.registration;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Of two communities that become one, the limit of the one that stays holds. */
public final class NoShowUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of("no_show_limits.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        work.store(NoShowStore.class).noLimit(gone);
    }
}
