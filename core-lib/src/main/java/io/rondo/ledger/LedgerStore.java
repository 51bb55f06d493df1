package io.rondo.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code ledger_entries}, {@code ledger_postings} and {@code ledger_balances}. */
@RegisterConstructorMapper(LedgerStore.BalanceRow.class)
@RegisterConstructorMapper(LedgerStore.Movement.class)
@RegisterConstructorMapper(Holding.class)
public interface LedgerStore {

    /** A balance as the columns of its row. */
    record BalanceRow(UUID communityId, UUID personId, String account, String currency, long amount) {}

    /** What an entry moved for a person. */
    record Movement(String kind, Optional<String> reason, String currency, long amount, Instant bookedAt) {}

    /** The new entry's id; empty when it is there already. Waits for another transaction that is booking the same. */
    @SqlQuery("""
            INSERT INTO ledger_entries (community_id, kind, reference, reason, made_by, booked_at)
            VALUES (:communityId, :kind, :reference, :reason, :by, :now)
            ON CONFLICT (kind, reference) DO NOTHING RETURNING id
            """)
    Optional<Long> addEntry(UUID communityId, @BindMethods Entry entry, Instant now);

    /** Makes the rows that are to be locked, where somebody has had nothing so far. */
    @SqlUpdate("""
            INSERT INTO ledger_balances (community_id, person_id, account, currency, amount)
            SELECT :communityId, :personId, 'PERSON', currency, 0 FROM unnest(:currencies) AS wanted(currency)
            ORDER BY currency ON CONFLICT DO NOTHING
            """)
    void open(UUID communityId, UUID personId, List<String> currencies);

    /** The person's rows, locked until the work ends. */
    @SqlQuery("""
            SELECT community_id, person_id, account, currency, amount FROM ledger_balances
            WHERE person_id = :personId AND community_id = :communityId AND currency = ANY(:currencies)
            ORDER BY person_id, community_id, account DESC, currency FOR UPDATE
            """)
    List<BalanceRow> lock(UUID communityId, UUID personId, List<String> currencies);

    /** Both people's rows in every community, locked in the order in which bookings lock. */
    @SqlQuery("""
            SELECT community_id, person_id, account, currency, amount FROM ledger_balances
            WHERE person_id IN (:one, :other)
            ORDER BY person_id, community_id, account DESC, currency FOR UPDATE
            """)
    List<BalanceRow> lockBoth(UUID one, UUID other);

    @SqlUpdate("""
            INSERT INTO ledger_postings (entry_id, line, community_id, account, person_id, currency, amount)
            SELECT :entryId, line, :communityId, account, nullif(person, '')::uuid, currency, amount
            FROM unnest(:accounts, :people, :currencies, :amounts)
                 WITH ORDINALITY AS lines(account, person, currency, amount, line)
            """)
    void addPostings(
            long entryId,
            UUID communityId,
            List<String> accounts,
            List<String> people,
            List<String> currencies,
            List<Long> amounts);

    @SqlQuery("""
            SELECT community_id, person_id, account, currency, amount FROM ledger_balances
            WHERE person_id = :personId AND community_id = :communityId AND amount <> 0
            """)
    List<BalanceRow> balances(UUID communityId, UUID personId);

    /** What moved for the person and for whoever became one with them, the newest first. */
    @SqlQuery("""
            SELECT e.kind, e.reason, p.currency, sum(p.amount)::bigint AS amount, e.booked_at
            FROM ledger_postings p JOIN ledger_entries e ON e.id = p.entry_id
            WHERE p.person_id IN (SELECT id FROM people WHERE id = :personId OR alias_of = :personId)
              AND p.community_id = :communityId AND e.kind <> 'JOINED'
            GROUP BY e.id, p.currency ORDER BY e.id DESC, p.currency LIMIT :limit OFFSET :offset
            """)
    List<Movement> movements(UUID communityId, UUID personId, int limit, int offset);

    /** Everything that moved for the person, in every community, for their own eyes. */
    @SqlQuery("""
            SELECT e.kind, e.reason, p.currency, sum(p.amount)::bigint AS amount, e.booked_at
            FROM ledger_postings p JOIN ledger_entries e ON e.id = p.entry_id
            WHERE p.person_id IN (SELECT id FROM people WHERE id = :personId OR alias_of = :personId)
            GROUP BY e.id, p.currency ORDER BY e.id, p.currency
            """)
    List<Movement> movements(UUID personId);

    @SqlUpdate("""
            UPDATE ledger_entries SET reason = NULL WHERE id IN (
                SELECT entry_id FROM ledger_postings
                WHERE person_id IN (SELECT id FROM people WHERE id = :personId OR alias_of = :personId)
                  AND (cast(:communityId AS uuid) IS NULL OR community_id = :communityId))
            """)
    void forgetReasons(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("""
            UPDATE ledger_postings SET person_id = NULL, account = 'LEFT'
            WHERE person_id IN (SELECT id FROM people WHERE id = :personId OR alias_of = :personId)
              AND (cast(:communityId AS uuid) IS NULL OR community_id = :communityId)
            """)
    void anonymise(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("""
            DELETE FROM ledger_balances
            WHERE person_id IN (SELECT id FROM people WHERE id = :personId OR alias_of = :personId)
              AND (cast(:communityId AS uuid) IS NULL OR community_id = :communityId)
            """)
    void removeBalances(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("""
            UPDATE ledger_entries SET made_by = NULL
            WHERE made_by IN (SELECT id FROM people WHERE id = :personId OR alias_of = :personId)
              AND (cast(:communityId AS uuid) IS NULL OR community_id = :communityId)
            """)
    void forgetMaker(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("UPDATE ledger_entries SET community_id = :keep WHERE community_id = :gone")
    void moveEntries(UUID keep, UUID gone);

    @SqlUpdate("UPDATE ledger_postings SET community_id = :keep WHERE community_id = :gone")
    void movePostings(UUID keep, UUID gone);

    @SqlUpdate("""
            UPDATE ledger_balances k SET amount = k.amount + g.amount FROM ledger_balances g
            WHERE k.community_id = :keep AND g.community_id = :gone AND k.person_id = g.person_id
              AND k.account = g.account AND k.currency = g.currency
            """)
    void addBalances(UUID keep, UUID gone);

    @SqlUpdate("""
            DELETE FROM ledger_balances g USING ledger_balances k
            WHERE k.community_id = :keep AND g.community_id = :gone AND k.person_id = g.person_id
              AND k.account = g.account AND k.currency = g.currency
            """)
    void removeAdded(UUID keep, UUID gone);

    @SqlUpdate("UPDATE ledger_balances SET community_id = :keep WHERE community_id = :gone")
    void moveBalances(UUID keep, UUID gone);

    /** Who has something and owes something after two communities became one. */
    @SqlQuery("""
            SELECT d.community_id, d.person_id, d.account, d.currency, d.amount
            FROM ledger_balances d JOIN ledger_balances p USING (community_id, person_id, currency)
            WHERE d.community_id = :communityId AND d.account = 'DEBT' AND d.amount < 0
              AND p.account = 'PERSON' AND p.amount > 0
            ORDER BY d.person_id
            """)
    List<BalanceRow> unsettled(UUID communityId);

    @SqlQuery("""
            SELECT person_id, amount FROM ledger_balances
            WHERE community_id = :communityId AND currency = :currency AND account = 'PERSON' AND amount > 0
              AND NOT person_id = ANY(:hidden)
            ORDER BY amount DESC, person_id LIMIT :limit
            """)
    List<Holding> richest(UUID communityId, String currency, List<UUID> hidden, int limit);

    @SqlQuery("""
            SELECT count(*) FROM ledger_balances
            WHERE community_id = :communityId AND currency = :currency AND account = 'PERSON' AND amount > :amount
              AND NOT person_id = ANY(:hidden)
            """)
    long richerThan(UUID communityId, String currency, List<UUID> hidden, long amount);

    /** Those just above somebody, the nearest first. */
    @SqlQuery("""
            SELECT person_id, amount FROM ledger_balances
            WHERE community_id = :communityId AND currency = :currency AND account = 'PERSON'
              AND (amount > :amount OR amount = :amount AND person_id < :personId) AND NOT person_id = ANY(:hidden)
            ORDER BY amount, person_id DESC LIMIT :limit
            """)
    List<Holding> above(UUID communityId, String currency, List<UUID> hidden, long amount, UUID personId, int limit);

    /** Those just below somebody, the nearest first. */
    @SqlQuery("""
            SELECT person_id, amount FROM ledger_balances
            WHERE community_id = :communityId AND currency = :currency AND account = 'PERSON' AND amount > 0
              AND (amount < :amount OR amount = :amount AND person_id > :personId) AND NOT person_id = ANY(:hidden)
            ORDER BY amount DESC, person_id LIMIT :limit
            """)
    List<Holding> below(UUID communityId, String currency, List<UUID> hidden, long amount, UUID personId, int limit);
}
