package io.rondo.intro;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** The introductions of two communities that become one go on as the one's. */
public final class IntroUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of("intros.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        work.store(IntroMemberStore.class).moveCommunity(keep, gone);
    }
}
