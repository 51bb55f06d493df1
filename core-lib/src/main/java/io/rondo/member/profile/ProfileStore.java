package io.rondo.member.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code profiles}. Whoever changes one {@link #add adds} it first. */
@RegisterConstructorMapper(ProfileStore.Row.class)
public interface ProfileStore {

    /** A profile as the columns of its row; {@code seeking} is encrypted. */
    record Row(
            UUID personId,
            Optional<String> gender,
            Optional<byte[]> seeking,
            boolean consents,
            Optional<LocalDate> birthday,
            boolean birthdayLocked,
            Optional<String> ageBand,
            Optional<String> city,
            List<String> languages,
            List<String> interests,
            List<String> tags,
            List<String> shown,
            Optional<String> contact,
            Optional<String> contactText) {}

    @SqlQuery("""
            SELECT person_id, gender, seeking, seeking_consent_at IS NOT NULL AS consents, birthday,
                   birthday_locked_at IS NOT NULL AS birthday_locked, age_band, city, languages, interests, tags, shown,
                   contact, contact_text
            FROM profiles WHERE person_id = ANY(:personIds)
            """)
    List<Row> find(Collection<UUID> personIds);

    @SqlUpdate("INSERT INTO profiles (person_id, updated_at) VALUES (:personId, :now) ON CONFLICT DO NOTHING")
    void add(UUID personId, Instant now);

    @SqlUpdate("UPDATE profiles SET gender = :gender, updated_at = :now WHERE person_id = :personId")
    void gender(UUID personId, String gender, Instant now);

    @SqlUpdate("""
            UPDATE profiles SET seeking_consent_at = coalesce(seeking_consent_at, :now), updated_at = :now
            WHERE person_id = :personId
            """)
    void consent(UUID personId, Instant now);

    /** @return 0 when the person has not consented */
    @SqlUpdate("""
            UPDATE profiles SET seeking = :seeking, updated_at = :now
            WHERE person_id = :personId AND seeking_consent_at IS NOT NULL
            """)
    int seeking(UUID personId, byte[] seeking, Instant now);

    @SqlUpdate("""
            UPDATE profiles SET seeking = NULL, seeking_consent_at = NULL, updated_at = :now WHERE person_id = :personId
            """)
    void forgetSeeking(UUID personId, Instant now);

    /** @return 0 when the birthday is locked */
    @SqlUpdate("""
            UPDATE profiles SET birthday = :birthday, updated_at = :now
            WHERE person_id = :personId AND birthday_locked_at IS NULL
            """)
    int birthday(UUID personId, LocalDate birthday, Instant now);

    @SqlUpdate("""
            UPDATE profiles SET birthday_locked_at = :now
            WHERE person_id = :personId AND birthday IS NOT NULL AND birthday_locked_at IS NULL
            """)
    void lockBirthday(UUID personId, Instant now);

    @SqlUpdate("""
            UPDATE profiles SET birthday = NULL, birthday_locked_at = NULL, age_band = NULL, updated_at = :now
            WHERE person_id = :personId
            """)
    void resetAge(UUID personId, Instant now);

    /** What was said once stays said. */
    @SqlUpdate("""
            UPDATE profiles SET age_band = :ageBand, updated_at = :now WHERE person_id = :personId AND age_band IS NULL
            """)
    void ageBand(UUID personId, String ageBand, Instant now);

    @SqlUpdate("UPDATE profiles SET city = :city, updated_at = :now WHERE person_id = :personId")
    void city(UUID personId, Optional<String> city, Instant now);

    @SqlUpdate("UPDATE profiles SET languages = :languages, updated_at = :now WHERE person_id = :personId")
    void languages(UUID personId, List<String> languages, Instant now);

    @SqlUpdate("UPDATE profiles SET interests = :interests, updated_at = :now WHERE person_id = :personId")
    void interests(UUID personId, List<String> interests, Instant now);

    @SqlUpdate("UPDATE profiles SET tags = :tags, updated_at = :now WHERE person_id = :personId")
    void tags(UUID personId, List<String> tags, Instant now);

    @SqlUpdate("UPDATE profiles SET shown = :shown, updated_at = :now WHERE person_id = :personId")
    void shown(UUID personId, List<String> shown, Instant now);

    @SqlUpdate("""
            UPDATE profiles SET contact = :contact, contact_text = :contactText, updated_at = :now
            WHERE person_id = :personId
            """)
    void contact(UUID personId, String contact, Optional<String> contactText, Instant now);

    @SqlUpdate("DELETE FROM profiles WHERE person_id = :personId")
    void erase(UUID personId);

    /** @return 0 when the one who stays has a profile already */
    @SqlUpdate("""
            UPDATE profiles SET person_id = :keep
            WHERE person_id = :gone AND NOT EXISTS (SELECT 1 FROM profiles WHERE person_id = :keep)
            """)
    int move(UUID keep, UUID gone);

    /** What the one lacks comes from the other; of two ages the younger, so that nobody gets older by another account. */
    @SqlUpdate("""
            UPDATE profiles k
            SET gender = coalesce(k.gender, g.gender),
                birthday = greatest(k.birthday, g.birthday),
                birthday_locked_at = least(k.birthday_locked_at, g.birthday_locked_at),
                age_band = CASE WHEN 'MINOR' IN (k.age_band, g.age_band) THEN 'MINOR'
                                ELSE coalesce(k.age_band, g.age_band) END,
                city = coalesce(k.city, g.city),
                languages = CASE WHEN cardinality(k.languages) = 0 THEN g.languages ELSE k.languages END,
                interests = CASE WHEN cardinality(k.interests) = 0 THEN g.interests ELSE k.interests END,
                tags = CASE WHEN cardinality(k.tags) = 0 THEN g.tags ELSE k.tags END,
                contact = coalesce(k.contact, g.contact),
                contact_text = CASE WHEN k.contact IS NULL THEN g.contact_text ELSE k.contact_text END,
                updated_at = :now
            FROM profiles g WHERE k.person_id = :keep AND g.person_id = :gone
            """)
    void merge(UUID keep, UUID gone, Instant now);

    /** What was found out about somebody's age holds for whoever comes of them. */
    @SqlUpdate("""
            INSERT INTO profiles (person_id, birthday, birthday_locked_at, age_band, updated_at)
            SELECT :to, birthday, birthday_locked_at, age_band, :now FROM profiles
            WHERE person_id = :from AND (birthday IS NOT NULL OR age_band IS NOT NULL)
            """)
    void copyAge(UUID from, UUID to, Instant now);
}
