package io.rondo.ledger;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Recomputes the ledger where it lies, so that the caller's memory does not grow with it. Each reads everything, on purpose. */
@RegisterConstructorMapper(LedgerCheckStore.Unbalanced.class)
@RegisterConstructorMapper(LedgerCheckStore.WrongBalance.class)
@RegisterConstructorMapper(LedgerCheck.Total.class)
public interface LedgerCheckStore {

    /** An entry whose postings in a currency do not sum to zero. */
    record Unbalanced(long entryId, String currency, long sum) {}

    /** A balance that is not the sum of its postings. */
    record WrongBalance(UUID communityId, UUID personId, String account, String currency, long kept, long recomputed) {}

    /** In the order of the primary key, so that nothing is sorted. */
    @SqlQuery("""
            SELECT entry_id, currency, sum(amount)::bigint AS sum FROM ledger_postings
            GROUP BY entry_id, currency HAVING sum(amount) <> 0 ORDER BY entry_id LIMIT :limit
            """)
    List<Unbalanced> unbalanced(int limit);

    @SqlQuery("""
            SELECT community_id, person_id, account, currency,
                   coalesce(b.amount, 0) AS kept, coalesce(p.amount, 0) AS recomputed
            FROM (SELECT community_id, person_id, account, currency, sum(amount)::bigint AS amount FROM ledger_postings
                  WHERE person_id IS NOT NULL GROUP BY 1, 2, 3, 4) p
            FULL JOIN ledger_balances b USING (community_id, person_id, account, currency)
            WHERE coalesce(b.amount, 0) <> coalesce(p.amount, 0)
            ORDER BY 1, 2, 3, 4 LIMIT :limit
            """)
    List<WrongBalance> wrongBalances(int limit);

    @SqlQuery("""
            SELECT account, currency, sum(amount)::bigint AS amount, count(*) AS postings FROM ledger_postings
            GROUP BY account, currency ORDER BY account, currency
            """)
    List<LedgerCheck.Total> totals();

    @SqlQuery("SELECT count(*) FROM ledger_entries")
    long entries();
}
