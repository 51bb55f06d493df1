package io.rondo.task.check;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code task_checks}. */
interface CheckStore {

    @SqlUpdate("""
            INSERT INTO task_checks (id, community_id, person_id, network, purpose, request, asked_at, due_at)
            VALUES (:id, :communityId, :personId, :network, :purpose, :request::jsonb, :now, :now)
            ON CONFLICT (id) DO NOTHING
            """)
    void add(
            UUID id,
            UUID communityId,
            UUID personId,
            Network network,
            CheckRequest.Purpose purpose,
            String request,
            Instant now);
}
