package io.rondo.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code no_show_limits}, and whose places they count. */
interface NoShowStore {

    /** A limit as its row. */
    record LimitRow(int absences, int withinDays, int pauseDays) {}

    @SqlQuery("SELECT absences, within_days, pause_days FROM no_show_limits WHERE community_id = :communityId")
    @RegisterConstructorMapper(LimitRow.class)
    Optional<LimitRow> limit(UUID communityId);

    @SqlUpdate("""
            INSERT INTO no_show_limits (community_id, absences, within_days, pause_days)
            VALUES (:communityId, :absences, :withinDays, :pauseDays)
            ON CONFLICT (community_id) DO UPDATE
            SET absences = :absences, within_days = :withinDays, pause_days = :pauseDays
            """)
    void limit(UUID communityId, int absences, long withinDays, long pauseDays);

    @SqlUpdate("DELETE FROM no_show_limits WHERE community_id = :communityId")
    void noLimit(UUID communityId);

    @SqlQuery("""
            SELECT e.starts_at FROM registrations r JOIN events e ON e.id = r.event_id
            WHERE r.person_id = :personId AND r.state = 'NO_SHOW' AND e.community_id = :communityId
            ORDER BY e.starts_at
            """)
    List<Instant> absences(UUID communityId, UUID personId);
}
