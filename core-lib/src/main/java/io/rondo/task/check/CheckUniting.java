package io.rondo.task.check;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Two communities' checks, credentials and mentions are one community's; what was spent is added up, the kept budget holds. */
public final class CheckUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of(
                "task_checks.community_id",
                "check_credentials.community_id",
                "check_budgets.community_id",
                "check_spending.community_id",
                "mention_watches.community_id",
                "mentions.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        CheckHistoryStore store = work.store(CheckHistoryStore.class);
        store.moveChecks(keep, gone);
        store.moveCredentials(keep, gone);
        store.removeCredentials(gone);
        store.moveBudget(keep, gone);
        store.removeBudget(gone);
        store.moveSpending(keep, gone);
        store.removeSpending(gone);
        store.moveWatches(keep, gone);
        store.removeWatches(gone);
        store.moveMentions(keep, gone);
        store.removeMentions(gone);
    }
}
