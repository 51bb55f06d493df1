package io.rondo.series;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Whoever made series, or is registered for each one of them, as either is so as both. */
public final class SeriesJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of("series.created_by", "series_followers.person_id");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        SeriesStore store = work.store(SeriesStore.class);
        store.moveMade(keep, gone);
        store.copyFollowed(keep, gone);
        store.unfollowAll(gone);
    }
}
