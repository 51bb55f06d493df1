package io.rondo.round;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Rows of the evening when two people become one. Where both did the same at one event, such as meeting the same person, what the
 * one did who is gone stays under the old id, which stands for the person all the same.
 */
public interface RoundJoiningStore {

    @SqlUpdate("""
            UPDATE pairs p SET person_a = least(:keep, mine.partner), person_b = greatest(:keep, mine.partner)
            FROM (SELECT id, CASE WHEN person_a = :gone THEN person_b ELSE person_a END AS partner FROM pairs
                  WHERE person_a = :gone OR person_b = :gone) mine
            WHERE p.id = mine.id AND mine.partner <> :keep
              AND (p.state = 'BROKEN' OR NOT EXISTS (
                  SELECT 1 FROM pairs same
                  WHERE same.event_id = p.event_id AND same.state <> 'BROKEN'
                    AND same.person_a = least(:keep, mine.partner) AND same.person_b = greatest(:keep, mine.partner)))
            """)
    void movePairs(UUID keep, UUID gone);

    /** After the pairs. Two seats of one round cannot both be live, and neither is any more. */
    @SqlUpdate("""
            UPDATE pair_members m
            SET person_id = :keep,
                live = m.live AND NOT EXISTS (
                    SELECT 1 FROM pair_members own
                    WHERE own.person_id = :keep AND own.event_id = m.event_id AND own.round_no = m.round_no AND own.live)
            FROM pairs p
            WHERE p.id = m.pair_id AND m.person_id = :gone
              AND (p.person_a = :keep OR p.person_b = :keep) AND p.person_a <> :gone AND p.person_b <> :gone
            """)
    void movePairMembers(UUID keep, UUID gone);

    /** After the pairs. Reads the troubles of the person's pairs only. */
    @SqlUpdate("""
            UPDATE troubles t SET person_id = :keep
            FROM pairs p
            WHERE p.id = t.pair_id AND t.person_id = :gone
              AND (p.person_a = :keep OR p.person_b = :keep) AND p.person_a <> :gone AND p.person_b <> :gone
            """)
    void moveTroubles(UUID keep, UUID gone);

    /** Nobody says yes or no about themselves; what was said of the same person twice stays as it was said first here. */
    @SqlUpdate("""
            DELETE FROM reactions r
            WHERE (from_person = :keep AND to_person = :gone) OR (from_person = :gone AND to_person = :keep)
               OR (from_person = :gone AND EXISTS (
                   SELECT 1 FROM reactions own
                   WHERE own.event_id = r.event_id AND own.from_person = :keep AND own.to_person = r.to_person))
               OR (to_person = :gone AND EXISTS (
                   SELECT 1 FROM reactions own
                   WHERE own.event_id = r.event_id AND own.from_person = r.from_person AND own.to_person = :keep))
            """)
    void removeDoubleReactions(UUID keep, UUID gone);

    @SqlUpdate("""
            UPDATE reactions
            SET from_person = CASE WHEN from_person = :gone THEN :keep ELSE from_person END,
                to_person = CASE WHEN to_person = :gone THEN :keep ELSE to_person END
            WHERE from_person = :gone OR to_person = :gone
            """)
    void moveReactions(UUID keep, UUID gone);

    @SqlUpdate("""
            UPDATE matches m SET person_a = least(:keep, mine.partner), person_b = greatest(:keep, mine.partner)
            FROM (SELECT id, CASE WHEN person_a = :gone THEN person_b ELSE person_a END AS partner FROM matches
                  WHERE person_a = :gone OR person_b = :gone) mine
            WHERE m.id = mine.id AND mine.partner <> :keep
              AND NOT EXISTS (
                  SELECT 1 FROM matches same
                  WHERE same.event_id = m.event_id
                    AND same.person_a = least(:keep, mine.partner) AND same.person_b = greatest(:keep, mine.partner))
            """)
    void moveMatches(UUID keep, UUID gone);

    /** A match that is there twice, or of a person with themselves, carries no messages. */
    @SqlUpdate("""
            UPDATE matches SET relay_closed_at = coalesce(relay_closed_at, :now)
            WHERE person_a = :gone OR person_b = :gone
            """)
    void closeDoubleMatches(UUID gone, Instant now);
}
