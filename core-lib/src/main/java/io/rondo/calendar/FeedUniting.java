package io.rondo.calendar;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** The addresses of both communities lead to the one community's events. */
public final class FeedUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of("calendar_feeds.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        work.store(FeedStore.class).moveCommunity(keep, gone);
    }
}
