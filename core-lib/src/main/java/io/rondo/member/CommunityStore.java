package io.rondo.member;

import io.rondo.chat.Platform;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code communities} and {@code chats}. */
@RegisterConstructorMapper(CommunityStore.CommunityRow.class)
@RegisterConstructorMapper(CommunityStore.ChatRow.class)
public interface CommunityStore {

    String CHAT = """
            SELECT id, community_id, platform, external_id, title, thread, announcements, left_at IS NOT NULL AS is_left
            FROM chats
            """;

    /** A community as the columns of its row. */
    record CommunityRow(
            UUID id,
            String name,
            String language,
            String zone,
            Optional<String> greeting,
            Optional<Integer> colour,
            String eventMakers,
            boolean admitsMinors,
            int minimumAge) {

        Community community() {
            return new Community(
                    id,
                    name,
                    Locale.forLanguageTag(language),
                    ZoneId.of(zone),
                    greeting,
                    colour,
                    EventMakers.valueOf(eventMakers),
                    admitsMinors,
                    minimumAge);
        }
    }

    /** A chat as the columns of its row. */
    record ChatRow(
            UUID id,
            UUID communityId,
            String platform,
            String externalId,
            String title,
            Optional<String> thread,
            boolean announcements,
            boolean isLeft) {

        CommunityChat chat() {
            return new CommunityChat(id, communityId, Platform.of(platform), externalId, title, thread, announcements);
        }
    }

    /** How far an admin's guided walk has come. */
    record SetupRow(int setupStep, Optional<Instant> setUpAt) {}

    /** The community; an id that it went into another with finds that one. */
    @SqlQuery("""
            SELECT id, name, language, zone, greeting, colour, event_makers, admits_minors, minimum_age
            FROM communities WHERE id = coalesce((SELECT merged_into FROM communities WHERE id = :id), :id)
            """)
    Optional<CommunityRow> find(UUID id);

    @SqlQuery("""
            SELECT c.id, c.name, c.language, c.zone, c.greeting, c.colour, c.event_makers, c.admits_minors, c.minimum_age
            FROM communities c JOIN members m ON m.community_id = c.id
            WHERE m.person_id = :personId ORDER BY c.name, c.id
            """)
    List<CommunityRow> ofPerson(UUID personId);

    @SqlQuery("INSERT INTO communities (name, created_at) VALUES (:name, :now) RETURNING id")
    UUID add(String name, Instant now);

    /** For a community that nothing refers to yet. */
    @SqlUpdate("DELETE FROM communities WHERE id = :id")
    void remove(UUID id);

    @SqlUpdate("UPDATE communities SET language = :language WHERE id = :id")
    void language(UUID id, String language);

    @SqlUpdate("UPDATE communities SET zone = :zone WHERE id = :id")
    void zone(UUID id, String zone);

    @SqlUpdate("UPDATE communities SET event_makers = :eventMakers WHERE id = :id")
    void eventMakers(UUID id, String eventMakers);

    @SqlUpdate("UPDATE communities SET admits_minors = :admitsMinors, minimum_age = :minimumAge WHERE id = :id")
    void ages(UUID id, boolean admitsMinors, int minimumAge);

    @SqlQuery("SELECT unnest(features) FROM communities WHERE id = :id")
    List<String> features(UUID id);

    @SqlUpdate("UPDATE communities SET features = :features WHERE id = :id")
    void features(UUID id, List<String> features);

    @RegisterConstructorMapper(SetupRow.class)
    @SqlQuery("SELECT setup_step, set_up_at FROM communities WHERE id = :id")
    SetupRow setup(UUID id);

    @SqlUpdate("UPDATE communities SET setup_step = greatest(setup_step, :step) WHERE id = :id")
    void setupReached(UUID id, int step);

    @SqlUpdate("UPDATE communities SET set_up_at = coalesce(set_up_at, :now) WHERE id = :id")
    void setUp(UUID id, Instant now);

    @SqlQuery(CHAT + "WHERE platform = :platform AND external_id = :externalId")
    Optional<ChatRow> findChat(String platform, String externalId);

    @SqlQuery(CHAT + "WHERE id = :id")
    Optional<ChatRow> findChat(UUID id);

    @SqlQuery(CHAT + "WHERE community_id = :communityId AND left_at IS NULL ORDER BY joined_at, id")
    List<ChatRow> chats(UUID communityId);

    /** @return the new chat's id; empty when the platform's chat has a row already, also one that another has just added */
    @SqlQuery("""
            INSERT INTO chats (community_id, platform, external_id, title, joined_at)
            VALUES (:communityId, :platform, :externalId, :title, :now)
            ON CONFLICT (platform, external_id) DO NOTHING
            RETURNING id
            """)
    Optional<UUID> addChat(UUID communityId, String platform, String externalId, String title, Instant now);

    /** 0 when the chat is as it was. */
    @SqlUpdate("""
            UPDATE chats SET title = :title, left_at = NULL
            WHERE id = :id AND (title <> :title OR left_at IS NOT NULL)
            """)
    int chatSeen(UUID id, String title);

    @SqlUpdate(
            "UPDATE chats SET left_at = :now WHERE platform = :platform AND external_id = :externalId AND left_at IS NULL")
    int chatLeft(String platform, String externalId, Instant now);

    @SqlUpdate("UPDATE chats SET external_id = :externalId, left_at = NULL WHERE id = :id")
    void chatMoved(UUID id, String externalId);

    @SqlUpdate("DELETE FROM chats WHERE id = :id")
    void removeChat(UUID id);

    @SqlUpdate("""
            UPDATE chats SET thread = :thread
            WHERE platform = :platform AND external_id = :externalId AND thread IS NULL
            """)
    void postsTo(String platform, String externalId, String thread);

    /** By the unique key on platform and id. */
    @SqlQuery("SELECT external_id FROM chats WHERE platform = :platform AND left_at IS NULL")
    List<String> servedOn(String platform);

    @SqlUpdate("UPDATE chats SET announcements = :announcements, thread = :thread WHERE id = :id")
    void announce(UUID id, boolean announcements, Optional<String> thread);

    @SqlUpdate("""
            INSERT INTO chat_roles (chat_id, account_id, role)
            SELECT :to, account_id, role FROM chat_roles WHERE chat_id = :from
            ON CONFLICT DO NOTHING
            """)
    void copyChatRoles(UUID from, UUID to);

    @SqlUpdate("DELETE FROM chat_roles WHERE chat_id = :chatId")
    void removeChatRoles(UUID chatId);
}
