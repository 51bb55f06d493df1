package io.rondo.member;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code people} and {@code accounts}. */
@RegisterConstructorMapper(PersonStore.AccountRow.class)
@RegisterConstructorMapper(PersonStore.PersonRow.class)
@RegisterConstructorMapper(PersonStore.AddresseeRow.class)
public interface PersonStore {

    /** An account as the columns of its row. */
    record AccountRow(
            UUID id,
            UUID personId,
            String platform,
            String externalId,
            Optional<String> username,
            String name,
            Optional<String> locale,
            Optional<String> zone,
            Optional<String> directChat,
            Optional<Instant> unreachableSince,
            Instant seenAt) {}

    /** A person as the columns of its row. */
    record PersonRow(
            UUID id,
            String name,
            Optional<String> language,
            Optional<String> zone,
            Duration reminderLead,
            LocalTime quietFrom,
            LocalTime quietTo,
            Optional<Boolean> directMessages,
            Optional<UUID> currentCommunity,
            Optional<UUID> aliasOf) {}

    /** An account with its person's and a community's settings beside it. */
    record AddresseeRow(
            UUID personId,
            UUID accountId,
            String platform,
            String externalId,
            String name,
            Optional<String> username,
            Optional<String> directChat,
            boolean blocked,
            Optional<Boolean> directMessages,
            Optional<String> language,
            Optional<String> locale,
            Optional<String> zone,
            Optional<String> platformZone,
            String communityLanguage,
            String communityZone,
            LocalTime quietFrom,
            LocalTime quietTo) {}

    String ACCOUNT = """
            SELECT id, person_id, platform, external_id, username, name, locale, zone, direct_chat, unreachable_since, seen_at
            FROM accounts
            """;

    String ADDRESSEE = """
            SELECT p.id AS person_id, a.id AS account_id, a.platform, a.external_id, p.name, a.username, a.direct_chat,
                   a.unreachable_since IS NOT NULL AS blocked, p.direct_messages, p.language, a.locale, p.zone,
                   a.zone AS platform_zone, coalesce(c.language, 'en') AS community_language,
                   coalesce(c.zone, 'UTC') AS community_zone, p.quiet_from, p.quiet_to
            FROM accounts a
            JOIN people alias ON alias.id = a.person_id
            JOIN people p ON p.id = coalesce(alias.alias_of, alias.id)
            LEFT JOIN communities c ON c.id = coalesce(:communityId, p.current_community)
            """;

    /** Holds the account, so that whose it is stays as it is until the request is done; many may hold it at once. */
    @SqlQuery(ACCOUNT + "WHERE platform = :platform AND external_id = :externalId FOR KEY SHARE")
    Optional<AccountRow> findAccount(String platform, String externalId);

    @SqlQuery(ACCOUNT + "WHERE id = :id")
    AccountRow account(UUID id);

    @SqlQuery(ACCOUNT + "WHERE person_id = :personId ORDER BY created_at, id")
    List<AccountRow> accounts(UUID personId);

    /** @return the new account's id; empty when the platform's account has a row already, also one just added by another */
    @SqlQuery("""
            INSERT INTO accounts (person_id, platform, external_id, username, name, locale, zone, direct_chat, created_at, seen_at)
            VALUES (:personId, :platform, :externalId, :username, :name, :locale, :zone, :directChat, :now, :now)
            ON CONFLICT (platform, external_id) DO NOTHING
            RETURNING id
            """)
    Optional<UUID> addAccount(
            UUID personId,
            String platform,
            String externalId,
            Optional<String> username,
            String name,
            Optional<String> locale,
            Optional<String> zone,
            Optional<String> directChat,
            Instant now);

    @SqlUpdate("""
            UPDATE accounts
            SET username = :username, name = :name, locale = coalesce(:locale, locale), zone = coalesce(:zone, zone),
                direct_chat = coalesce(:directChat, direct_chat),
                unreachable_since = CASE WHEN :reachable THEN NULL ELSE unreachable_since END, seen_at = :now
            WHERE id = :id
            """)
    void seen(
            UUID id,
            Optional<String> username,
            String name,
            Optional<String> locale,
            Optional<String> zone,
            Optional<String> directChat,
            boolean reachable,
            Instant now);

    @SqlUpdate("UPDATE accounts SET direct_chat = :chat WHERE platform = :platform AND external_id = :externalId")
    void directChat(String platform, String externalId, String chat);

    @SqlUpdate("UPDATE accounts SET unreachable_since = coalesce(unreachable_since, :now) WHERE id = :id")
    void unreachable(UUID id, Instant now);

    @SqlUpdate("UPDATE accounts SET unreachable_since = NULL WHERE id = :id AND unreachable_since IS NOT NULL")
    void reachable(UUID id);

    @SqlUpdate("""
            UPDATE accounts
            SET external_id = 'left:' || id,
                username = NULL, name = :name, locale = NULL, zone = NULL, direct_chat = NULL
            WHERE person_id = :personId
            """)
    void anonymiseAccounts(UUID personId, String name);

    @SqlUpdate("DELETE FROM cooldowns WHERE person_id = :personId")
    void forgetCooldowns(UUID personId);

    @SqlQuery("SELECT type, happened_at AS at FROM domain_events WHERE person_id = :personId ORDER BY seq")
    @RegisterConstructorMapper(People.Happened.class)
    List<People.Happened> history(UUID personId);

    @SqlUpdate("UPDATE people SET current_community = NULL WHERE id = :personId AND current_community = :communityId")
    void noLongerMeans(UUID personId, UUID communityId);

    @SqlQuery("INSERT INTO people (name, created_at) VALUES (:name, :now) RETURNING id")
    UUID addPerson(String name, Instant now);

    /** For a person that nothing refers to yet. */
    @SqlUpdate("DELETE FROM people WHERE id = :id")
    void removePerson(UUID id);

    @SqlQuery("""
            SELECT id, name, language, zone, reminder_lead, quiet_from, quiet_to, direct_messages, current_community, alias_of
            FROM people WHERE id = :id
            """)
    Optional<PersonRow> findPerson(UUID id);

    /** Follows the name that the platform shows, unless the person goes by that of another account. */
    @SqlUpdate("UPDATE people SET name = :name WHERE id = :id AND name = :before")
    void renamed(UUID id, String before, String name);

    @SqlUpdate("UPDATE people SET language = :language WHERE id = :id")
    void language(UUID id, Optional<String> language);

    @SqlUpdate("UPDATE people SET zone = :zone WHERE id = :id")
    void zone(UUID id, Optional<String> zone);

    @SqlUpdate("UPDATE people SET reminder_lead = :lead WHERE id = :id")
    void reminderLead(UUID id, Duration lead);

    @SqlUpdate("UPDATE people SET quiet_from = :from, quiet_to = :to WHERE id = :id")
    void quietHours(UUID id, LocalTime from, LocalTime to);

    @SqlUpdate("UPDATE people SET direct_messages = :may WHERE id = :id")
    void directMessages(UUID id, boolean may);

    @SqlUpdate("""
            UPDATE people SET current_community = :communityId
            WHERE id = :id AND current_community IS DISTINCT FROM :communityId
            """)
    void currentCommunity(UUID id, UUID communityId);

    @SqlUpdate("UPDATE people SET current_community = :to WHERE current_community = :from")
    void moveCurrentCommunity(UUID from, UUID to);

    @SqlUpdate("""
            UPDATE people
            SET name = :name, language = NULL, zone = NULL, reminder_lead = DEFAULT, quiet_from = DEFAULT,
                quiet_to = DEFAULT, direct_messages = NULL, current_community = NULL
            WHERE id = :id OR alias_of = :id
            """)
    void anonymise(UUID id, String name);

    /** Names by id; someone who became one with another goes by the other's name. */
    @SqlQuery("""
            SELECT p.id, p.name, p.language, p.zone, p.reminder_lead, p.quiet_from, p.quiet_to, p.direct_messages,
                   p.current_community, p.alias_of
            FROM people p WHERE p.id = ANY(:ids)
            """)
    List<PersonRow> people(Collection<UUID> ids);

    @SqlQuery(ADDRESSEE + "WHERE a.id = ANY(:accountIds)")
    List<AddresseeRow> addressees(Collection<UUID> accountIds, UUID communityId);

    /** In no community in particular: the one they mean in direct messages lends its language. */
    @SqlQuery(ADDRESSEE + "WHERE a.id = :accountId")
    Optional<AddresseeRow> addressee(UUID accountId, Optional<UUID> communityId);

    /** Each person's accounts, those that can be written to first, the one last used before the others. */
    @SqlQuery(ADDRESSEE + """
            WHERE a.person_id = ANY(:personIds)
            ORDER BY a.unreachable_since IS NOT NULL, a.direct_chat IS NULL, a.seen_at DESC, a.id
            """)
    List<AddresseeRow> addresseesOfPeople(Collection<UUID> personIds, UUID communityId);
}
