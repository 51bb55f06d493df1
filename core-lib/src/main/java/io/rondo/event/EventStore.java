package io.rondo.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code events} and {@code event_hosts}. Other rooms use the use cases instead. */
@RegisterRowMapper(EventRowMapper.class)
public interface EventStore {

    /** The columns that a maker or an edit sets. */
    record Values(
            UUID communityId,
            String kind,
            String title,
            String description,
            Instant startsAt,
            String zone,
            int capacity,
            int minPeople,
            int groupSize,
            Optional<Integer> rounds,
            String sides,
            Optional<String> sideA,
            Optional<String> sideB,
            Duration roundLength,
            Duration breakLength,
            Duration confirmOpens,
            Duration confirmCloses,
            Duration rulesBefore,
            Duration grace,
            Duration ratingWindow,
            List<String> calls,
            String venue,
            boolean waitlist,
            Optional<String> repeatRule) {}

    @SqlQuery("""
            INSERT INTO events (community_id, kind, title, description, starts_at, zone, capacity, min_people, group_size,
                rounds, sides, side_a, side_b, round_length, break_length, confirm_opens, confirm_closes, rules_before,
                grace, rating_window, calls, venue, waitlist, repeat_rule, created_by, created_at, plan_seed)
            VALUES (:communityId, :kind, :title, :description, :startsAt, :zone, :capacity, :minPeople, :groupSize,
                :rounds, :sides, :sideA, :sideB, :roundLength, :breakLength, :confirmOpens, :confirmCloses, :rulesBefore,
                :grace, :ratingWindow, :calls, :venue, :waitlist, :repeatRule, :createdBy, :now, :seed)
            RETURNING *
            """)
    Event add(@BindMethods Values values, UUID createdBy, Instant now, long seed);

    @SqlQuery("""
            UPDATE events SET kind = :kind, title = :title, description = :description, starts_at = :startsAt, zone = :zone,
                capacity = :capacity, min_people = :minPeople, group_size = :groupSize, rounds = :rounds, sides = :sides,
                side_a = :sideA, side_b = :sideB, round_length = :roundLength, break_length = :breakLength,
                confirm_opens = :confirmOpens, confirm_closes = :confirmCloses, rules_before = :rulesBefore,
                grace = :grace, rating_window = :ratingWindow, calls = :calls, venue = :venue, waitlist = :waitlist,
                repeat_rule = :repeatRule, version = version + 1
            WHERE id = :id
            RETURNING *
            """)
    Event change(UUID id, @BindMethods Values values);

    @SqlQuery("SELECT * FROM events WHERE id = :id")
    Optional<Event> find(UUID id);

    @SqlQuery("SELECT community_id FROM events WHERE id = :id")
    Optional<UUID> communityOf(UUID id);

    @SqlQuery("SELECT * FROM events WHERE id = :id FOR NO KEY UPDATE")
    Optional<Event> lock(UUID id);

    /** The community's events that are not over, drafts too, their rows locked in the order of their ids. */
    @SqlQuery("SELECT * FROM events WHERE community_id = :communityId AND state < 4 ORDER BY id FOR NO KEY UPDATE")
    List<Event> lockAhead(UUID communityId);

    @SqlUpdate("UPDATE events SET created_by = :keep WHERE created_by = :gone")
    void moveMade(UUID keep, UUID gone);

    @SqlUpdate("""
            INSERT INTO event_hosts (event_id, person_id, added_at)
            SELECT event_id, :keep, added_at FROM event_hosts WHERE person_id = :gone
            ON CONFLICT DO NOTHING
            """)
    void copyHosted(UUID keep, UUID gone);

    @SqlQuery("""
            SELECT e.title FROM events e JOIN event_hosts h ON h.event_id = e.id
            WHERE h.person_id = :personId ORDER BY e.starts_at, e.id
            """)
    List<String> titlesHostedBy(UUID personId);

    @SqlUpdate("""
            DELETE FROM event_hosts h USING events e
            WHERE h.person_id = :personId AND e.id = h.event_id AND e.community_id = :communityId
            """)
    void removeHostedIn(UUID communityId, UUID personId);

    @SqlUpdate("DELETE FROM event_hosts WHERE person_id = :gone")
    void removeHosted(UUID gone);

    @SqlUpdate("UPDATE events SET community_id = :keep WHERE community_id = :gone")
    void moveCommunity(UUID keep, UUID gone);

    @SqlQuery("SELECT * FROM events WHERE id = :id FOR SHARE")
    Optional<Event> lockShared(UUID id);

    @SqlQuery("""
            SELECT * FROM events
            WHERE community_id = :communityId AND published_at IS NOT NULL AND state = ANY(:states)
            ORDER BY starts_at, id
            """)
    List<Event> published(UUID communityId, Collection<Integer> states);

    @SqlQuery("""
            SELECT e.* FROM events e
            WHERE e.community_id = :communityId AND (e.state < 4 OR e.ended_at > :since)
              AND (e.published_at IS NOT NULL OR e.created_by = :personId)
            ORDER BY (e.state < 4) DESC, e.starts_at, e.id
            """)
    List<Event> nameable(UUID communityId, UUID personId, Instant since);

    @SqlQuery("""
            SELECT e.* FROM events e JOIN event_hosts h ON h.event_id = e.id
            WHERE h.person_id = :personId AND e.state < 4
            ORDER BY e.starts_at, e.id
            """)
    List<Event> hostedBy(UUID personId);

    @SqlQuery("""
            SELECT * FROM events
            WHERE created_by = :personId AND community_id = :communityId AND published_at IS NULL AND state < 4
            ORDER BY starts_at, id
            """)
    List<Event> drafts(UUID communityId, UUID personId);

    @SqlUpdate("DELETE FROM event_hosts WHERE event_id = :id")
    void forgetHosts(UUID id);

    @SqlUpdate("DELETE FROM events WHERE id = :id AND published_at IS NULL")
    int discardDraft(UUID id);

    @SqlUpdate("UPDATE events SET published_at = :now WHERE id = :id AND published_at IS NULL")
    int publish(UUID id, Instant now);

    /** Claims the transition: 0 when somebody else has made it already. */
    @SqlUpdate("UPDATE events SET state = :to WHERE id = :id AND state = :from")
    int moveState(UUID id, int from, int to);

    @SqlUpdate("""
            UPDATE events SET state = 6, state_before_cancel = state, cancel_reason = :reason, ended_at = :now, version = version + 1
            WHERE id = :id AND state < 4
            """)
    int cancel(UUID id, String reason, Instant now);

    @SqlUpdate("""
            UPDATE events SET state = state_before_cancel, state_before_cancel = NULL, cancel_reason = NULL, ended_at = NULL,
                version = version + 1
            WHERE id = :id AND state = 6 AND ended_at >= :notBefore
            """)
    int undoCancel(UUID id, Instant notBefore);

    @SqlUpdate("""
            UPDATE events SET step = :step, step_at = :at, step_version = step_version + 1 WHERE id = :id
            """)
    void step(UUID id, Optional<String> step, Optional<Instant> at);

    @SqlUpdate("UPDATE events SET paused_at = :at WHERE id = :id")
    void paused(UUID id, Optional<Instant> at);

    @SqlUpdate("UPDATE events SET started_at = :now WHERE id = :id AND started_at IS NULL")
    void started(UUID id, Instant now);

    @SqlUpdate("UPDATE events SET ended_at = :now WHERE id = :id")
    void ended(UUID id, Instant now);

    @SqlUpdate("UPDATE events SET round_no = :roundNo WHERE id = :id")
    void round(UUID id, int roundNo);

    @SqlQuery("UPDATE events SET plan_version = plan_version + 1 WHERE id = :id RETURNING plan_version")
    int nextPlanVersion(UUID id);

    @SqlQuery("UPDATE events SET line_counter = line_counter + 1 WHERE id = :id RETURNING line_counter")
    long nextInLine(UUID id);

    /** Takes that many numbers; the last of them is returned. */
    @SqlQuery("UPDATE events SET line_counter = line_counter + :count WHERE id = :id RETURNING line_counter")
    long nextInLine(UUID id, int count);

    /** 0 when a refresh of the card is on its way already. */
    @SqlUpdate("UPDATE events SET card_pending = true WHERE id = :id AND NOT card_pending")
    int markCard(UUID id);

    @SqlUpdate("UPDATE events SET card_pending = false WHERE id = :id")
    void clearCard(UUID id);

    @SqlUpdate("""
            INSERT INTO event_hosts (event_id, person_id, added_at) VALUES (:id, :personId, :now) ON CONFLICT DO NOTHING
            """)
    int addHost(UUID id, UUID personId, Instant now);

    @SqlUpdate("DELETE FROM event_hosts WHERE event_id = :id AND person_id = :personId")
    int removeHost(UUID id, UUID personId);

    @SqlQuery("SELECT person_id FROM event_hosts WHERE event_id = :id ORDER BY added_at, person_id")
    List<UUID> hosts(UUID id);

    /** How many are in a state. */
    record StateCount(int state, long events) {}

    /** Published ones that are not over. */
    @SqlQuery("""
            SELECT state, count(*) AS events FROM events WHERE state < 4 AND published_at IS NOT NULL GROUP BY state
            """)
    @RegisterConstructorMapper(StateCount.class)
    List<StateCount> countAhead();

    @SqlUpdate("UPDATE events SET plan_seed = :seed, plan_approved_at = :now WHERE id = :id")
    void approvePlan(UUID id, long seed, Instant now);

    @SqlQuery("SELECT plan_approved_at IS NOT NULL FROM events WHERE id = :id")
    boolean isPlanApproved(UUID id);
}
