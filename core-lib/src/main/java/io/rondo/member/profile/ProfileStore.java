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
}
