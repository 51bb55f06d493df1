package io.rondo.task.check;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What becomes of the room's rows when people or communities become one, or want to be forgotten. */
interface CheckHistoryStore {

    @SqlQuery("SELECT request::text FROM task_checks WHERE person_id = :personId ORDER BY asked_at")
    List<String> checksOf(UUID personId);

    @SqlUpdate("DELETE FROM task_checks WHERE person_id = :personId")
    void removePerson(UUID personId);

    @SqlUpdate("DELETE FROM task_checks WHERE community_id = :communityId AND person_id = :personId")
    void removePersonIn(UUID communityId, UUID personId);

    @SqlUpdate("""
            UPDATE task_checks SET person_id = :keep, request = jsonb_set(request, '{personId}', to_jsonb(:keep::text))
            WHERE person_id = :gone
            """)
    void movePerson(UUID keep, UUID gone);

    @SqlUpdate("""
            UPDATE task_checks SET community_id = :keep, request = jsonb_set(request, '{communityId}', to_jsonb(:keep::text))
            WHERE community_id = :gone
            """)
    void moveChecks(UUID keep, UUID gone);

    @SqlUpdate("""
            UPDATE check_credentials c SET community_id = :keep WHERE community_id = :gone AND NOT EXISTS (
                SELECT 1 FROM check_credentials k
                WHERE k.community_id = :keep AND k.network = c.network AND lower(k.name) = lower(c.name))
            """)
    void moveCredentials(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM check_credentials WHERE community_id = :gone")
    void removeCredentials(UUID gone);

    @SqlUpdate("""
            INSERT INTO check_budgets (community_id, monthly) SELECT :keep, monthly FROM check_budgets WHERE community_id = :gone
            ON CONFLICT DO NOTHING
            """)
    void moveBudget(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM check_budgets WHERE community_id = :gone")
    void removeBudget(UUID gone);

    @SqlUpdate("""
            INSERT INTO check_spending AS s (community_id, month, spent)
            SELECT :keep, month, spent FROM check_spending WHERE community_id = :gone
            ON CONFLICT (community_id, month) DO UPDATE SET spent = s.spent + excluded.spent
            """)
    void moveSpending(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM check_spending WHERE community_id = :gone")
    void removeSpending(UUID gone);

    @SqlUpdate("""
            UPDATE mention_watches w SET community_id = :keep WHERE community_id = :gone AND NOT EXISTS (
                SELECT 1 FROM mention_watches k WHERE k.community_id = :keep AND k.network = w.network)
            """)
    void moveWatches(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM mention_watches WHERE community_id = :gone")
    void removeWatches(UUID gone);

    @SqlUpdate("""
            UPDATE mentions m SET community_id = :keep WHERE community_id = :gone AND NOT EXISTS (
                SELECT 1 FROM mentions k WHERE k.community_id = :keep AND k.network = m.network AND k.id = m.id)
            """)
    void moveMentions(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM mentions WHERE community_id = :gone")
    void removeMentions(UUID gone);
}
