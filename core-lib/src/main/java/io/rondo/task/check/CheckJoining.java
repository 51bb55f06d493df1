package io.rondo.task.check;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** What is looked up about either is looked up about the one person. */
public final class CheckJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of("task_checks.person_id");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        work.store(CheckHistoryStore.class).movePerson(keep, gone);
    }
}
