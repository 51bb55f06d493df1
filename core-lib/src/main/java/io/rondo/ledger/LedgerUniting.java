package io.rondo.ledger;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** What people have in two communities adds up when these become one; the currencies are called as in the one that stays. */
public final class LedgerUniting implements Uniting {

    private final Ledger ledger;

    public LedgerUniting(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "ledger_entries.community_id",
                "ledger_postings.community_id",
                "ledger_balances.community_id",
                "currency_names.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        ledger.unite(work, keep, gone);
        work.store(CurrencyStore.class).remove(gone);
    }
}
