package io.rondo.task.check;

import io.rondo.tx.UnitOfWork;
import java.util.Map;
import java.util.UUID;

/** Learns what checks came to. Filled by the tasks. */
public interface Findings {

    /**
     * Called in the transaction that settles the check, or a part of it; the same check and task again must change nothing.
     *
     * @param verdicts by the task's id
     */
    void found(UnitOfWork work, CheckRequest request, Map<UUID, Verdict> verdicts);
}
