package io.rondo.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code parties} and {@code party_members}. */
@RegisterConstructorMapper(Party.class)
public interface PartyStore {

    /** Somebody of a group of friends, with the account to write to. */
    record Member(UUID personId, UUID accountId, Optional<Integer> slotNo) {}

    /** A group as its people read it. */
    record Told(String event, Instant joinedAt) {}

    @SqlQuery("""
            INSERT INTO parties (event_id, leader_id, code, made_at) VALUES (:eventId, :leaderId, :code, :now) RETURNING *
            """)
    Party add(UUID eventId, UUID leaderId, String code, Instant now);

    @SqlQuery("SELECT * FROM parties WHERE code = :code")
    Optional<Party> byCode(String code);

    @SqlQuery("""
            SELECT p.* FROM parties p JOIN party_members m ON m.party_id = p.id
            WHERE m.event_id = :eventId AND m.person_id = :personId
            """)
    Optional<Party> of(UUID eventId, UUID personId);

    /** The leader first, then as they joined. */
    @SqlQuery("""
            SELECT m.person_id, m.account_id, m.slot_no FROM party_members m JOIN parties p ON p.id = m.party_id
            WHERE m.party_id = :partyId ORDER BY m.person_id <> p.leader_id, m.joined_at, m.person_id
            """)
    @RegisterConstructorMapper(Member.class)
    List<Member> members(UUID partyId);

    @SqlUpdate("""
            INSERT INTO party_members AS m (party_id, event_id, person_id, account_id, slot_no, joined_at)
            VALUES (:partyId, :eventId, :personId, :accountId, :slotNo, :now)
            ON CONFLICT (event_id, person_id) DO UPDATE
            SET party_id = :partyId, account_id = :accountId, slot_no = :slotNo,
                joined_at = CASE WHEN m.party_id = :partyId THEN m.joined_at ELSE :now END
            """)
    void join(UUID partyId, UUID eventId, UUID personId, UUID accountId, Optional<Integer> slotNo, Instant now);

    @SqlUpdate("DELETE FROM party_members WHERE event_id = :eventId AND person_id = :personId")
    int leave(UUID eventId, UUID personId);

    @SqlUpdate("UPDATE parties SET leader_id = :leaderId WHERE id = :partyId")
    void leader(UUID partyId, UUID leaderId);

    @SqlUpdate("UPDATE parties SET registered_at = :now WHERE id = :partyId AND registered_at IS NULL")
    int registered(UUID partyId, Instant now);

    @SqlUpdate("DELETE FROM parties WHERE id = :partyId")
    void remove(UUID partyId);

    @SqlQuery("""
            SELECT e.title AS event, m.joined_at FROM party_members m JOIN events e ON e.id = m.event_id
            WHERE m.person_id = :personId ORDER BY m.joined_at, e.id
            """)
    @RegisterConstructorMapper(Told.class)
    List<Told> ofPerson(UUID personId);

    /** Those whose leader leaves before they are registered have the one who joined first as their leader. */
    @SqlUpdate("""
            UPDATE parties p SET leader_id = (SELECT m.person_id FROM party_members m
                                              WHERE m.party_id = p.id AND m.person_id <> :personId
                                              ORDER BY m.joined_at, m.person_id LIMIT 1)
            WHERE p.leader_id = :personId
              AND (CAST(:communityId AS uuid) IS NULL
                   OR p.event_id IN (SELECT e.id FROM events e WHERE e.community_id = :communityId))
              AND EXISTS (SELECT 1 FROM party_members m WHERE m.party_id = p.id AND m.person_id <> :personId)
            """)
    void handOn(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("DELETE FROM party_members WHERE person_id = :personId")
    void erase(UUID personId);

    @SqlUpdate(
            "DELETE FROM parties p WHERE p.leader_id = :personId AND NOT EXISTS (SELECT 1 FROM party_members m WHERE m.party_id = p.id)")
    void removeEmpty(UUID personId);

    @SqlUpdate("""
            DELETE FROM party_members m USING events e
            WHERE m.person_id = :personId AND e.id = m.event_id AND e.community_id = :communityId
            """)
    void eraseIn(UUID communityId, UUID personId);

    @SqlUpdate("UPDATE parties SET leader_id = :keep WHERE leader_id = :gone")
    void moveLeader(UUID keep, UUID gone);

    @SqlUpdate("""
            INSERT INTO party_members (party_id, event_id, person_id, account_id, slot_no, joined_at)
            SELECT party_id, event_id, :keep, account_id, slot_no, joined_at FROM party_members WHERE person_id = :gone
            ON CONFLICT DO NOTHING
            """)
    void copy(UUID keep, UUID gone);
}
