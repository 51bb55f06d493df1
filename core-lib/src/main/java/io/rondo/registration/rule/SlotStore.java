package io.rondo.registration.rule;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code event_slots}, with who sits and waits there. */
interface SlotStore {

    @SqlQuery("""
            SELECT s.no, s.name, s.capacity,
                count(r.id) FILTER (WHERE r.state IN ('REGISTERED', 'CONFIRMED', 'OFFERED')) AS taken,
                count(r.id) FILTER (WHERE r.state = 'WAITLISTED') AS waiting
            FROM event_slots s LEFT JOIN registrations r ON r.event_id = s.event_id AND r.slot_no = s.no
            WHERE s.event_id = :eventId
            GROUP BY s.event_id, s.no ORDER BY s.no
            """)
    @RegisterConstructorMapper(Slot.class)
    List<Slot> ofEvent(UUID eventId);

    /** How many ever had a place in the slot, or are in a group of friends that counts on it. */
    @SqlQuery("""
            SELECT (SELECT count(*) FROM registrations WHERE event_id = :eventId AND slot_no = :no)
                 + (SELECT count(*) FROM party_members WHERE event_id = :eventId AND slot_no = :no)
            """)
    int used(UUID eventId, int no);

    @SqlUpdate("""
            INSERT INTO event_slots (event_id, no, name, capacity) VALUES (:eventId, :no, :name, :capacity)
            ON CONFLICT (event_id, no) DO UPDATE SET name = :name, capacity = :capacity
            """)
    void put(UUID eventId, int no, String name, int capacity);

    @SqlUpdate("""
            INSERT INTO event_slots (event_id, no, name, capacity)
            SELECT :to, no, name, capacity FROM event_slots WHERE event_id = :from
            """)
    void copy(UUID from, UUID to);

    @SqlUpdate("DELETE FROM event_slots WHERE event_id = :eventId AND NOT (no = ANY(:kept))")
    void removeAllBut(UUID eventId, Collection<Integer> kept);

    /** How many have a place or wait without a slot. */
    @SqlQuery("""
            SELECT count(*) FROM registrations
            WHERE event_id = :eventId AND slot_no IS NULL
              AND state IN ('REGISTERED', 'CONFIRMED', 'OFFERED', 'WAITLISTED')
            """)
    int withoutSlot(UUID eventId);
}
