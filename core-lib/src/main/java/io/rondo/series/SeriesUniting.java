package io.rondo.series;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** The series of two communities that become one go on as the one's. */
public final class SeriesUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of("series.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        work.store(SeriesStore.class).moveCommunity(keep, gone);
    }
}
