package io.rondo.ledger;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/**
 * Two people's balances add up, by entries of their own; what was booked before stays booked for the old id. An account that leaves
 * later leaves all of it behind.
 */
public final class LedgerJoining implements Joining {

    private final Ledger ledger;

    public LedgerJoining(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Set<String> columns() {
        return Set.of("ledger_postings.person_id", "ledger_balances.person_id", "ledger_entries.made_by");
    }

    @Override
    public void lock(UnitOfWork work, UUID one, UUID other) {
        ledger.lockBoth(work, one, other);
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        ledger.join(work, keep, gone);
    }
}
