package io.rondo.member.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code link_proposals}, and the members' own rows when two people become one or an account leaves. */
@RegisterConstructorMapper(LinkedAccount.class)
@RegisterConstructorMapper(Proposal.class)
public interface LinkStore {

    String ACCOUNT = "SELECT id, person_id, platform, name, username FROM accounts ";

    @SqlQuery(ACCOUNT + "WHERE id = :id")
    LinkedAccount account(UUID id);

    @SqlQuery(ACCOUNT + "WHERE person_id = :personId ORDER BY created_at, id")
    List<LinkedAccount> accounts(UUID personId);

    /**
     * Waits for whatever these people are doing, and keeps them from beginning anything: each request holds its sender's account.
     */
    @SqlQuery("SELECT id FROM accounts WHERE person_id IN (:one, :other) ORDER BY id FOR UPDATE")
    List<UUID> lockAccounts(UUID one, UUID other);

    @SqlQuery("SELECT id FROM people WHERE id IN (:one, :other) ORDER BY id FOR UPDATE")
    List<UUID> lockPeople(UUID one, UUID other);

    /** Of two people the one who was here first. */
    @SqlQuery("SELECT id FROM people WHERE id IN (:one, :other) ORDER BY created_at, id LIMIT 1")
    UUID older(UUID one, UUID other);

    /** What these accounts were asked before is over. */
    @SqlUpdate("""
            UPDATE link_proposals SET expires_at = :now
            WHERE state = 'OPEN' AND expires_at > :now
              AND (maker IN (:maker, :giver) OR giver IN (:maker, :giver))
            """)
    void replace(UUID maker, UUID giver, Instant now);

    @SqlQuery("""
            INSERT INTO link_proposals (maker, giver, proposed_at, expires_at) VALUES (:maker, :giver, :now, :expiresAt)
            RETURNING *
            """)
    Proposal propose(UUID maker, UUID giver, Instant now, Instant expiresAt);

    @SqlQuery("SELECT * FROM link_proposals WHERE id = :id")
    Optional<Proposal> find(UUID id);

    @SqlQuery("SELECT * FROM link_proposals WHERE id = :id FOR UPDATE")
    Optional<Proposal> lock(UUID id);

    /** The last proposal that the account is part of. */
    @SqlQuery("""
            SELECT * FROM link_proposals WHERE maker = :accountId OR giver = :accountId ORDER BY proposed_at DESC LIMIT 1
            """)
    Optional<Proposal> last(UUID accountId);

    @SqlQuery("""
            UPDATE link_proposals
            SET maker_at = CASE WHEN maker = :accountId THEN coalesce(maker_at, :now) ELSE maker_at END,
                giver_at = CASE WHEN giver = :accountId THEN coalesce(giver_at, :now) ELSE giver_at END
            WHERE id = :id RETURNING *
            """)
    Proposal agreed(UUID id, UUID accountId, Instant now);

    @SqlQuery("UPDATE link_proposals SET state = 'DECLINED', declined_by = :accountId WHERE id = :id RETURNING *")
    Proposal declined(UUID id, UUID accountId);

    @SqlUpdate("UPDATE link_proposals SET state = 'LINKED' WHERE id = :id")
    void linked(UUID id);

    @SqlUpdate("UPDATE link_proposals SET state = 'REFUSED', reason = :reason WHERE id = :id")
    void refused(UUID id, String reason);

    @SqlUpdate("UPDATE accounts SET person_id = :keep WHERE person_id = :gone")
    void moveAccounts(UUID keep, UUID gone);

    @SqlUpdate("UPDATE accounts SET person_id = :personId WHERE id = :id")
    void moveAccount(UUID id, UUID personId);

    /** The greater role, but whoever was excluded as either is excluded. */
    @SqlUpdate("""
            INSERT INTO members AS m (community_id, person_id, role, times_left_out, joined_at, excluded_at)
            SELECT community_id, :keep, role, times_left_out, joined_at, excluded_at FROM members WHERE person_id = :gone
            ON CONFLICT (community_id, person_id) DO UPDATE
            SET role = CASE WHEN 'ADMIN' IN (m.role, excluded.role) THEN 'ADMIN'
                            WHEN 'MODERATOR' IN (m.role, excluded.role) THEN 'MODERATOR' ELSE 'PLAYER' END,
                times_left_out = greatest(m.times_left_out, excluded.times_left_out),
                joined_at = least(m.joined_at, excluded.joined_at),
                excluded_at = least(m.excluded_at, excluded.excluded_at)
            """)
    void joinMembers(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM members WHERE person_id = :gone")
    void removeMembers(UUID gone);

    /** What was never set comes from the other; who does not want to be written to as either is not. */
    @SqlUpdate("""
            UPDATE people k
            SET language = coalesce(k.language, g.language), zone = coalesce(k.zone, g.zone),
                reminder_lead = CASE WHEN k.reminder_lead = interval '0' THEN g.reminder_lead ELSE k.reminder_lead END,
                direct_messages = CASE WHEN k.direct_messages IS FALSE OR g.direct_messages IS FALSE THEN false
                                       ELSE coalesce(k.direct_messages, g.direct_messages) END,
                current_community = coalesce(k.current_community, g.current_community)
            FROM people g WHERE k.id = :keep AND g.id = :gone
            """)
    void joinSettings(UUID keep, UUID gone);

    /** The old id stands for the one who stays, and so does every id that stood for it; of themselves it says nothing more. */
    @SqlUpdate("""
            UPDATE people
            SET alias_of = :keep, name = (SELECT name FROM people WHERE id = :keep), language = NULL, zone = NULL,
                reminder_lead = DEFAULT, quiet_from = DEFAULT, quiet_to = DEFAULT, direct_messages = NULL,
                current_community = NULL
            WHERE id = :gone OR alias_of = :gone
            """)
    void alias(UUID keep, UUID gone);

    @SqlQuery("""
            INSERT INTO people (name, language, zone, reminder_lead, quiet_from, quiet_to, current_community, created_at)
            SELECT a.name, p.language, p.zone, p.reminder_lead, p.quiet_from, p.quiet_to, p.current_community, :now
            FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.id = :accountId
            RETURNING id
            """)
    UUID personOf(UUID accountId, Instant now);

    /** A member wherever the other is, without the roles that were given there; an exclusion holds for both. */
    @SqlUpdate("""
            INSERT INTO members (community_id, person_id, joined_at, excluded_at)
            SELECT community_id, :leaves, joined_at, excluded_at FROM members WHERE person_id = :stays
            """)
    void copyMembers(UUID stays, UUID leaves);

    @SqlUpdate("""
            DELETE FROM link_proposals WHERE maker IN (SELECT id FROM accounts WHERE person_id = :personId)
                OR giver IN (SELECT id FROM accounts WHERE person_id = :personId)
            """)
    void forgetProposals(UUID personId);

    @SqlUpdate("DELETE FROM one_time_codes WHERE account_id IN (SELECT id FROM accounts WHERE person_id = :personId)")
    void forgetCodes(UUID personId);
}
