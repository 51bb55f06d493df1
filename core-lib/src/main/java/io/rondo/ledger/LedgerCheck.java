package io.rondo.ledger;

import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.stream.Stream;

/** Recomputes the whole ledger and says what does not fit, row by row. Stateless, so safe to use from several threads. */
public final class LedgerCheck {

    /** How many faults of a kind are named; where there are more, these come first to be looked at. */
    public static final int MOST_FAULTS = 20;

    /** What all postings to a kind of account sum to, per currency. */
    public record Total(String account, String currency, long amount, long postings) {}

    /**
     * What was found.
     *
     * @param faults each names a row; empty when the ledger is balanced
     * @param totals what all accounts of a kind hold together
     */
    public record Result(long entries, List<Total> totals, List<String> faults) {
        public Result {
            totals = List.copyOf(totals);
            faults = List.copyOf(faults);
        }

        public boolean isBalanced() {
            return faults.isEmpty();
        }
    }

    public Result verify(UnitOfWork work) {
        LedgerCheckStore store = work.store(LedgerCheckStore.class);
        Stream<String> unbalanced = store.unbalanced(MOST_FAULTS).stream()
                .map(entry -> "entry " + entry.entryId() + ": its postings in " + entry.currency() + " sum to "
                        + entry.sum());
        Stream<String> wrong = store.wrongBalances(MOST_FAULTS).stream()
                .map(balance -> "balance of person " + balance.personId() + " in community " + balance.communityId()
                        + ", " + balance.account() + " " + balance.currency() + ": is " + balance.kept()
                        + ", the postings sum to " + balance.recomputed());
        List<String> faults = Stream.concat(unbalanced, wrong).toList();
        return new Result(store.entries(), store.totals(), faults);
    }
}
