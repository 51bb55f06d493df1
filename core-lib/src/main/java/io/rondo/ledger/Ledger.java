package io.rondo.ledger;

import io.rondo.ledger.Posting.Account;
import io.rondo.ledger.Posting.Standing;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Books what people get and lose. Each method runs in the given unit of work and is booked once by kind and reference, however often
 * and from wherever it is asked for. Locks the person's balances, which come last in the order of locks. Safe to use from several
 * threads.
 */
public final class Ledger {

    private final List<BalanceListener> listeners = new CopyOnWriteArrayList<>();

    /** What a person has and owes of each currency; those of which they have nothing are left out. */
    public record Balances(Map<Currency, Long> owned, Map<Currency, Long> owed) {
        public Balances {
            owned = Map.copyOf(owned);
            owed = Map.copyOf(owed);
        }

        public long of(Currency currency) {
            return owned.getOrDefault(currency, 0L);
        }
    }

    /** Something that was booked for a person, in one currency. */
    public record Movement(
            Entry.Kind kind, Optional<String> reason, Currency currency, long amount, java.time.Instant at) {}

    /** Has the listener told of every change from now on; called while the house is built. */
    public void listen(BalanceListener listener) {
        listeners.add(listener);
    }

    /** Gives the amounts, one per currency at most; what the person owes is paid off first. */
    public Booking give(UnitOfWork work, UUID communityId, UUID personId, List<Amount> amounts, Entry entry) {
        return book(work, communityId, personId, amounts, entry, Posting::give);
    }

    /** Takes the amounts back, one per currency at most; what the person has not got any more they owe. */
    public Booking takeBack(UnitOfWork work, UUID communityId, UUID personId, List<Amount> amounts, Entry entry) {
        return book(work, communityId, personId, amounts, entry, Posting::take);
    }

    private interface Rule {
        List<Posting> lines(UUID personId, Amount amount, Standing standing);
    }

    private Booking book(
            UnitOfWork work, UUID communityId, UUID personId, List<Amount> amounts, Entry entry, Rule rule) {
        LedgerStore store = work.store(LedgerStore.class);
        Optional<Long> id = amounts.isEmpty() ? Optional.empty() : store.addEntry(communityId, entry, work.now());
        if (id.isEmpty()) {
            return new Booking.AlreadyBooked();
        }
        Map<Currency, Standing> before = lock(store, communityId, personId, amounts);
        List<Posting> postings = new ArrayList<>();
        List<Booking.Change> changes = new ArrayList<>();
        for (Amount amount : amounts) {
            Standing standing = before.getOrDefault(amount.currency(), Standing.NOTHING);
            List<Posting> lines = rule.lines(personId, amount, standing);
            postings.addAll(lines);
            changes.add(new Booking.Change(
                    amount.currency(),
                    standing.owned(),
                    standing.owned() + sum(lines, Account.PERSON),
                    standing.owed() - sum(lines, Account.DEBT)));
        }
        post(store, id.get(), communityId, postings);
        changes.forEach(change -> listeners.forEach(listener -> listener.changed(work, communityId, personId, change)));
        return new Booking.Booked(changes);
    }

    private static long sum(List<Posting> lines, Account account) {
        return lines.stream()
                .filter(line -> line.account() == account)
                .mapToLong(Posting::amount)
                .sum();
    }

    private static Map<Currency, Standing> lock(
            LedgerStore store, UUID communityId, UUID personId, List<Amount> amounts) {
        List<String> currencies = amounts.stream()
                .map(amount -> amount.currency().name())
                .distinct()
                .toList();
        List<LedgerStore.BalanceRow> rows = store.lock(communityId, personId, currencies);
        if (rows.stream()
                        .filter(row -> row.account().equals(Account.PERSON.name()))
                        .count()
                < currencies.size()) {
            store.open(communityId, personId, currencies);
            rows = store.lock(communityId, personId, currencies);
        }
        return standings(rows);
    }

    private static Map<Currency, Standing> standings(List<LedgerStore.BalanceRow> rows) {
        Map<Currency, Standing> standings = new EnumMap<>(Currency.class);
        for (LedgerStore.BalanceRow row : rows) {
            boolean owed = row.account().equals(Account.DEBT.name());
            standings.merge(
                    Currency.valueOf(row.currency()),
                    owed ? new Standing(0, -row.amount()) : new Standing(row.amount(), 0),
                    (one, other) -> new Standing(one.owned() + other.owned(), one.owed() + other.owed()));
        }
        return standings;
    }

    private static void post(LedgerStore store, long entryId, UUID communityId, List<Posting> postings) {
        store.addPostings(
                entryId,
                communityId,
                postings.stream().map(posting -> posting.account().name()).toList(),
                postings.stream()
                        .map(posting -> posting.personId().map(UUID::toString).orElse(""))
                        .toList(),
                postings.stream().map(posting -> posting.currency().name()).toList(),
                postings.stream().map(Posting::amount).toList());
    }

    public Balances balances(UnitOfWork work, UUID communityId, UUID personId) {
        Map<Currency, Long> owned = new EnumMap<>(Currency.class);
        Map<Currency, Long> owed = new EnumMap<>(Currency.class);
        standings(work.store(LedgerStore.class).balances(communityId, personId)).forEach((currency, standing) -> {
            if (standing.owned() > 0) {
                owned.put(currency, standing.owned());
            }
            if (standing.owed() > 0) {
                owed.put(currency, standing.owed());
            }
        });
        return new Balances(owned, owed);
    }

    /** Who has most of a currency, the richest first, without those who are hidden. */
    public List<Holding> richest(UnitOfWork work, UUID communityId, Currency currency, List<UUID> hidden, int limit) {
        return work.store(LedgerStore.class).richest(communityId, currency.name(), hidden, limit);
    }

    /** How many have more than that. */
    public long richerThan(UnitOfWork work, UUID communityId, Currency currency, List<UUID> hidden, long amount) {
        return work.store(LedgerStore.class).richerThan(communityId, currency.name(), hidden, amount);
    }

    /** The person among those who have a little more and a little less, the richest first. */
    public List<Holding> around(
            UnitOfWork work, UUID communityId, Currency currency, List<UUID> hidden, UUID personId, int each) {
        LedgerStore store = work.store(LedgerStore.class);
        long own = balances(work, communityId, personId).of(currency);
        List<Holding> all = new ArrayList<>(store.above(communityId, currency.name(), hidden, own, personId, each)
                .reversed());
        all.add(new Holding(personId, own));
        all.addAll(store.below(communityId, currency.name(), hidden, own, personId, each));
        return all;
    }

    /** What was booked for the person in the community, the newest first. */
    public List<Movement> movements(UnitOfWork work, UUID communityId, UUID personId, int limit, int offset) {
        return movements(work.store(LedgerStore.class).movements(communityId, personId, limit, offset));
    }

    /** What was booked for the person anywhere, the oldest first. */
    List<Movement> movements(UnitOfWork work, UUID personId) {
        return movements(work.store(LedgerStore.class).movements(personId));
    }

    private static List<Movement> movements(List<LedgerStore.Movement> rows) {
        return rows.stream()
                .map(row -> new Movement(
                        Entry.Kind.valueOf(row.kind()),
                        row.reason(),
                        Currency.valueOf(row.currency()),
                        row.amount(),
                        row.bookedAt()))
                .toList();
    }

    /** Locks what both have, so that neither moves until the work ends. */
    void lockBoth(UnitOfWork work, UUID one, UUID other) {
        work.store(LedgerStore.class).lockBoth(one, other);
    }

    /** All that one had becomes the other's, by an entry per community. */
    void join(UnitOfWork work, UUID keep, UUID gone) {
        LedgerStore store = work.store(LedgerStore.class);
        List<LedgerStore.BalanceRow> rows = store.lockBoth(keep, gone);
        rows.stream()
                .filter(row -> row.personId().equals(gone) && row.amount() != 0)
                .map(LedgerStore.BalanceRow::communityId)
                .distinct()
                .forEach(community -> join(work, store, rows, community, keep, gone));
    }

    private static void join(
            UnitOfWork work,
            LedgerStore store,
            List<LedgerStore.BalanceRow> rows,
            UUID communityId,
            UUID keep,
            UUID gone) {
        Map<Currency, Standing> kept = standings(of(rows, communityId, keep));
        Map<Currency, Standing> given = standings(of(rows, communityId, gone));
        List<Posting> postings = new ArrayList<>();
        Arrays.stream(Currency.values())
                .filter(given::containsKey)
                .forEach(currency -> postings.addAll(Posting.join(
                        currency,
                        keep,
                        kept.getOrDefault(currency, Standing.NOTHING),
                        gone,
                        given.getOrDefault(currency, Standing.NOTHING))));
        Entry entry =
                new Entry(Entry.Kind.JOINED, communityId + " " + gone + " " + keep, Optional.empty(), Optional.empty());
        store.addEntry(communityId, entry, work.now()).ifPresent(id -> post(store, id, communityId, postings));
    }

    private static List<LedgerStore.BalanceRow> of(List<LedgerStore.BalanceRow> rows, UUID communityId, UUID personId) {
        return rows.stream()
                .filter(row ->
                        row.communityId().equals(communityId) && row.personId().equals(personId))
                .toList();
    }

    /** What people have in both communities adds up; debts are paid off with what the other community gave. */
    void unite(UnitOfWork work, UUID keep, UUID gone) {
        LedgerStore store = work.store(LedgerStore.class);
        store.moveEntries(keep, gone);
        store.movePostings(keep, gone);
        store.addBalances(keep, gone);
        store.removeAdded(keep, gone);
        store.moveBalances(keep, gone);
        store.unsettled(keep).forEach(row -> settle(work, store, row));
    }

    /** Pays off what a person owes with what they have. */
    private static void settle(UnitOfWork work, LedgerStore store, LedgerStore.BalanceRow debt) {
        Currency currency = Currency.valueOf(debt.currency());
        Standing standing = standings(store.lock(debt.communityId(), debt.personId(), List.of(debt.currency())))
                .getOrDefault(currency, Standing.NOTHING);
        long paidOff = Math.min(standing.owned(), standing.owed());
        Entry entry = new Entry(Entry.Kind.JOINED, UUID.randomUUID().toString(), Optional.empty(), Optional.empty());
        store.addEntry(debt.communityId(), entry, work.now())
                .ifPresent(id -> post(
                        store,
                        id,
                        debt.communityId(),
                        List.of(
                                new Posting(Account.PERSON, Optional.of(debt.personId()), currency, -paidOff),
                                new Posting(Account.DEBT, Optional.of(debt.personId()), currency, paidOff))));
    }
}
