package io.rondo.registration;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code registrations}. Other rooms use the use cases instead. */
@RegisterConstructorMapper(Registration.class)
public interface RegistrationStore {

    /** A person's group, or why there is none. */
    record Placing(UUID eventId, UUID personId, Optional<Integer> groupNo, Optional<String> unplaced) {}

    @SqlQuery("SELECT * FROM registrations WHERE event_id = :eventId AND person_id = :personId")
    Optional<Registration> find(UUID eventId, UUID personId);

    @SqlQuery("SELECT * FROM registrations WHERE event_id = :eventId AND person_id = :personId FOR NO KEY UPDATE")
    Optional<Registration> lock(UUID eventId, UUID personId);

    @SqlQuery("SELECT * FROM registrations WHERE id = :id FOR NO KEY UPDATE")
    Optional<Registration> lockById(UUID id);

    @SqlQuery("SELECT * FROM registrations WHERE event_id = :eventId AND state = ANY(:states) ORDER BY id")
    List<Registration> inStates(UUID eventId, Collection<String> states);

    @SqlQuery("SELECT * FROM registrations WHERE event_id = :eventId ORDER BY id")
    List<Registration> ofEvent(UUID eventId);

    @SqlQuery("SELECT * FROM registrations WHERE event_id = :eventId AND group_no IS NOT NULL ORDER BY id")
    List<Registration> placed(UUID eventId);

    @SqlQuery("""
            SELECT r.* FROM registrations r JOIN events e ON e.id = r.event_id
            WHERE r.person_id = :personId AND e.state < 4 AND r.state <> 'CANCELLED'
            ORDER BY e.starts_at, e.id
            """)
    List<Registration> ofPersonAhead(UUID personId);

    @SqlQuery("SELECT * FROM registrations WHERE person_id = :personId ORDER BY registered_at, id")
    List<Registration> ofPerson(UUID personId);

    @SqlUpdate("UPDATE registrations SET contact = NULL, contact_text = NULL WHERE person_id = :personId")
    void forgetContact(UUID personId);

    @SqlUpdate("""
            UPDATE registrations r SET contact = NULL, contact_text = NULL FROM events e
            WHERE r.person_id = :personId AND e.id = r.event_id AND e.community_id = :communityId
            """)
    void forgetContactIn(UUID communityId, UUID personId);

    /** Registered, confirmed or offered: they count against the capacity. */
    @SqlQuery("""
            SELECT count(*) FROM registrations
            WHERE event_id = :eventId AND state IN ('REGISTERED', 'CONFIRMED', 'OFFERED')
            """)
    int seatsTaken(UUID eventId);

    @SqlQuery("SELECT count(*) FROM registrations WHERE event_id = :eventId AND state = 'WAITLISTED'")
    int waiting(UUID eventId);

    /** How many count against the capacity, and how many wait in the line. */
    record Demand(int taken, int waiting) {}

    @SqlQuery("""
            SELECT count(*) FILTER (WHERE state <> 'WAITLISTED') AS taken,
                count(*) FILTER (WHERE state = 'WAITLISTED') AS waiting
            FROM registrations
            WHERE event_id = :eventId AND state IN ('REGISTERED', 'CONFIRMED', 'OFFERED', 'WAITLISTED')
            """)
    @RegisterConstructorMapper(Demand.class)
    Demand demand(UUID eventId);

    /** How many wait in the line up to that number; where there are slots, for the same one. */
    @SqlQuery("""
            SELECT count(*) FROM registrations
            WHERE event_id = :eventId AND state = 'WAITLISTED' AND line_no <= :lineNo
              AND (CAST(:slotNo AS integer) IS NULL OR slot_no = :slotNo)
            """)
    int position(UUID eventId, long lineNo, Optional<Integer> slotNo);

    /** Who waits, in the order of the line. */
    @SqlQuery("SELECT * FROM registrations WHERE event_id = :eventId AND state = 'WAITLISTED' ORDER BY line_no")
    List<Registration> line(UUID eventId);

    /** Those of a group of friends who are in that state. */
    @SqlQuery("SELECT * FROM registrations WHERE party_id = :partyId AND state = :state ORDER BY id FOR NO KEY UPDATE")
    List<Registration> ofParty(UUID partyId, String state);

    /** Offers seats to just these. */
    @SqlQuery("""
            UPDATE registrations SET state = 'OFFERED', offered_until = :until, version = version + 1, changed_at = :now
            WHERE id = ANY(:ids)
            RETURNING *
            """)
    List<Registration> offerThese(Collection<UUID> ids, Instant until, Instant now);

    /** Leaves the line with a seat, or without one. */
    @SqlQuery("""
            UPDATE registrations
            SET state = :state, line_no = NULL, picked = false, version = version + 1, changed_at = :now,
                confirmed_at = CASE WHEN :state = 'CONFIRMED' THEN :now ELSE confirmed_at END
            WHERE id = ANY(:ids) AND state = 'WAITLISTED'
            RETURNING *
            """)
    List<Registration> leaveLine(Collection<UUID> ids, String state, Instant now);

    /** The line in another order: the first of these gets the number after {@code before}. */
    @SqlUpdate("""
            UPDATE registrations r SET line_no = :before + o.n
            FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS o (id, n)
            WHERE r.id = o.id
            """)
    void reorder(List<UUID> ids, long before);

    /** A host chooses an applicant, or takes that back; 0 when nothing changes. */
    @SqlUpdate("""
            UPDATE registrations SET picked = :picked, changed_at = :now
            WHERE event_id = :eventId AND person_id = :personId AND state = 'WAITLISTED' AND picked <> :picked
            """)
    int pick(UUID eventId, UUID personId, boolean picked, Instant now);

    /** Registering again reuses the row: a new seat or a new number at the end of the line. */
    @SqlQuery("""
            INSERT INTO registrations AS r (event_id, person_id, account_id, state, line_no, contact, contact_text,
                registered_at, confirmed_at, changed_at, slot_no, party_id)
            VALUES (:eventId, :personId, :accountId, :state, :lineNo, :contact, :contactText, :now, :confirmedAt, :now,
                :slotNo, :partyId)
            ON CONFLICT (event_id, person_id) DO UPDATE
            SET account_id = :accountId, state = :state, line_no = :lineNo, offered_until = NULL, slot_no = :slotNo,
                party_id = :partyId, picked = false,
                contact = coalesce(r.contact, :contact), contact_text = coalesce(r.contact_text, :contactText),
                registered_at = :now, confirmed_at = :confirmedAt, changed_at = :now, version = r.version + 1
            RETURNING *
            """)
    Registration register(
            UUID eventId,
            UUID personId,
            UUID accountId,
            String state,
            Optional<Long> lineNo,
            Optional<String> contact,
            Optional<String> contactText,
            Optional<Instant> confirmedAt,
            Instant now,
            Optional<Integer> slotNo,
            Optional<UUID> partyId);

    /** Leaves the line, if it was in it. */
    @SqlQuery("""
            UPDATE registrations
            SET state = :state, line_no = NULL, offered_until = NULL, version = version + 1, changed_at = :now,
                confirmed_at = CASE WHEN :state = 'CONFIRMED' THEN coalesce(confirmed_at, :now) ELSE confirmed_at END
            WHERE id = :id
            RETURNING *
            """)
    Registration move(UUID id, String state, Instant now);

    /** Offers seats to the first in line, in their order. */
    @SqlQuery("""
            UPDATE registrations SET state = 'OFFERED', offered_until = :until, version = version + 1, changed_at = :now
            WHERE id IN (SELECT id FROM registrations WHERE event_id = :eventId AND state = 'WAITLISTED'
                         ORDER BY line_no LIMIT :seats)
            RETURNING *
            """)
    List<Registration> offer(UUID eventId, int seats, Instant until, Instant now);

    @SqlUpdate("UPDATE registrations SET offered_until = :until WHERE id = :id")
    void offerUntil(UUID id, Instant until);

    @SqlUpdate("UPDATE registrations SET contact = :contact, contact_text = :text, changed_at = :now WHERE id = :id")
    void contact(UUID id, String contact, Optional<String> text, Instant now);

    @SqlQuery("""
            UPDATE registrations SET state = 'LAPSED', version = version + 1, changed_at = :now
            WHERE event_id = :eventId AND state = 'REGISTERED'
            RETURNING *
            """)
    List<Registration> lapse(UUID eventId, Instant now);

    @SqlQuery("""
            UPDATE registrations SET state = 'CANCELLED', line_no = NULL, offered_until = NULL, version = version + 1,
                changed_at = :now
            WHERE event_id = :eventId AND state IN ('WAITLISTED', 'OFFERED')
            RETURNING *
            """)
    List<Registration> closeLine(UUID eventId, Instant now);

    /** The event has moved: confirmations are asked for again. */
    @SqlUpdate("""
            UPDATE registrations SET state = 'REGISTERED', confirmed_at = NULL, version = version + 1, changed_at = :now
            WHERE event_id = :eventId AND state = 'CONFIRMED'
            """)
    void askAgain(UUID eventId, Instant now);

    @SqlBatch("""
            UPDATE registrations SET group_no = :groupNo, unplaced = :unplaced, version = version + 1, changed_at = :now
            WHERE event_id = :eventId AND person_id = :personId
            """)
    void place(@BindMethods List<Placing> placings, @Bind("now") Instant now);

    @SqlQuery("""
            UPDATE registrations SET ready_at = coalesce(ready_at, :now), came_late = came_late OR :late, changed_at = :now
            WHERE id = :id
            RETURNING *
            """)
    Registration ready(UUID id, boolean late, Instant now);

    @SqlUpdate("UPDATE registrations SET left_at = coalesce(left_at, :now), changed_at = :now WHERE id = :id")
    void left(UUID id, Instant now);

    @SqlUpdate("""
            UPDATE registrations SET held_out = true, changed_at = :now WHERE event_id = :eventId AND person_id = :personId
            """)
    void heldOut(UUID eventId, UUID personId, Instant now);

    @SqlUpdate("""
            UPDATE registrations SET held_out = false, changed_at = :now
            WHERE event_id = :eventId AND person_id = :personId AND held_out
            """)
    int released(UUID eventId, UUID personId, Instant now);

    @SqlQuery("""
            SELECT count(*) FILTER (WHERE r.state IN ('ATTENDED', 'LATE')) AS came,
                count(*) FILTER (WHERE r.state = 'NO_SHOW') AS absences
            FROM registrations r JOIN events e ON e.id = r.event_id
            WHERE r.person_id = :personId AND e.community_id = :communityId
            """)
    @RegisterConstructorMapper(Registrations.Attendance.class)
    Registrations.Attendance attendanceOf(UUID communityId, UUID personId);

    @SqlUpdate("""
            UPDATE registrations SET state = :state, version = version + 1, changed_at = :now
            WHERE event_id = :eventId AND person_id = ANY(:people) AND state = 'CONFIRMED'
            """)
    void attendance(UUID eventId, Collection<UUID> people, String state, Instant now);

    /** Whose confirmation request could not be brought to them. */
    @SqlQuery("""
            SELECT DISTINCT r.person_id FROM registrations r
            JOIN deliveries d ON d.account_id = r.account_id AND d.event_id = r.event_id
            WHERE r.event_id = :eventId AND d.kind = :kind AND d.state IN ('UNREACHABLE', 'FAILED')
            """)
    List<UUID> unreached(UUID eventId, String kind);
}
