package io.rondo.moderation;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** What is on record against either is on record against the one person; an account that leaves later leaves it behind. */
public final class ModerationJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of("measures.person_id", "measures.made_by", "measures.answered_by");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        work.store(ModerationStore.class).movePerson(keep, gone);
    }
}
