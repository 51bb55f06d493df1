package io.rondo.member.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads {@code domain_events} of a community, and of those that became part of it. */
@RegisterConstructorMapper(AuditStore.Entry.class)
public interface AuditStore {

    /**
     * Something that somebody did.
     *
     * @param who the person whose event it is
     * @param by who did it to them; empty where {@code who} did it themselves
     * @param what which thing was changed
     * @param about a chat or an event by its title, or the text that was announced
     */
    record Entry(
            String type,
            Optional<UUID> who,
            Optional<UUID> by,
            Optional<String> what,
            Optional<String> about,
            Instant happenedAt) {}

    String OF_THE_COMMUNITY = """
            FROM domain_events d
            WHERE (d.community_id = :communityId
                   OR d.community_id IN (SELECT id FROM communities WHERE merged_into = :communityId))
              AND d.type = ANY(:types)
            """;

    @SqlQuery("SELECT count(*) " + OF_THE_COMMUNITY)
    int count(UUID communityId, List<String> types);

    @SqlQuery("""
            SELECT d.type, d.person_id AS who, (d.body ->> 'by')::uuid AS by, d.body ->> 'what' AS what,
                   coalesce(d.body ->> 'chat', d.body ->> 'text',
                            (SELECT e.title FROM events e WHERE e.id = (d.body ->> 'eventId')::uuid)) AS about,
                   d.happened_at
            """ + OF_THE_COMMUNITY + "ORDER BY d.seq DESC LIMIT :most OFFSET :from")
    List<Entry> newest(UUID communityId, List<String> types, int most, int from);
}
