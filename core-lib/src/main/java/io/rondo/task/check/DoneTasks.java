package io.rondo.task.check;

import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the daily re-check goes through. Filled by the tasks. */
public interface DoneTasks {

    /**
     * Checks of what was done since then, one for each person and community, in the order of their check ids, which is the same at each call:
     * the next ones after a check id that was given before.
     *
     * @param most how many at most
     */
    List<CheckRequest> doneSince(UnitOfWork work, Network network, Instant since, Optional<UUID> after, int most);
}
