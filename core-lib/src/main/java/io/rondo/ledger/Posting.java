package io.rondo.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of an entry: so much is added to an account, or taken from it. The rules here make lines that sum to zero.
 *
 * @param personId whose account it is; empty for the community's treasury
 * @param amount not 0; negative when it is taken
 */
record Posting(Account account, Optional<UUID> personId, Currency currency, long amount) {

    /** Whose, and what it holds. */
    enum Account {
        /** What a person has, at least 0. */
        PERSON,
        /** What a person owes, at most 0. */
        DEBT,
        /** The community, which gives and takes back. */
        TREASURY
    }

    /**
     * What a person has of a currency.
     *
     * @param owned at least 0
     * @param owed at least 0
     */
    record Standing(long owned, long owed) {
        static final Standing NOTHING = new Standing(0, 0);
    }

    /** Something is given: what is owed is paid off first. */
    static List<Posting> give(UUID personId, Amount amount, Standing standing) {
        long paidOff = Math.min(amount.units(), standing.owed());
        Lines lines = new Lines(amount.currency());
        lines.add(Account.TREASURY, Optional.empty(), -amount.units());
        lines.add(Account.DEBT, Optional.of(personId), paidOff);
        lines.add(Account.PERSON, Optional.of(personId), amount.units() - paidOff);
        return lines.lines;
    }

    /** Something is taken back: what is not there any more is owed from now on. */
    static List<Posting> take(UUID personId, Amount amount, Standing standing) {
        long taken = Math.min(amount.units(), standing.owned());
        Lines lines = new Lines(amount.currency());
        lines.add(Account.PERSON, Optional.of(personId), -taken);
        lines.add(Account.DEBT, Optional.of(personId), taken - amount.units());
        lines.add(Account.TREASURY, Optional.empty(), amount.units());
        return lines.lines;
    }

    /** All that one has and owes becomes the other's; what both together have pays off what both together owe. */
    static List<Posting> join(Currency currency, UUID keep, Standing kept, UUID gone, Standing given) {
        long paidOff = Math.min(kept.owned() + given.owned(), kept.owed() + given.owed());
        Lines lines = new Lines(currency);
        lines.add(Account.PERSON, Optional.of(gone), -given.owned());
        lines.add(Account.DEBT, Optional.of(gone), given.owed());
        lines.add(Account.PERSON, Optional.of(keep), given.owned() - paidOff);
        lines.add(Account.DEBT, Optional.of(keep), paidOff - given.owed());
        return lines.lines;
    }

    private static final class Lines {

        private final Currency currency;
        private final List<Posting> lines = new ArrayList<>();

        Lines(Currency currency) {
            this.currency = currency;
        }

        void add(Account account, Optional<UUID> personId, long amount) {
            if (amount != 0) {
                lines.add(new Posting(account, personId, currency, amount));
            }
        }
    }
}
