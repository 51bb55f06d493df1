package io.rondo.member.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.chat.UserError;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.member.Members;
import io.rondo.member.Members.Speaker;
import io.rondo.secret.MasterKey;
import io.rondo.tx.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Bundles BUNDLES = new Bundles(List.of("chat", "member"));

    private final Members members = new Members();
    private final Profiles profiles =
            new Profiles(MasterKey.parse(MasterKey.generate()).box("profile"));
    private final UUID ana = members.hear(Speaker.direct("1", "Ana")).personId();

    @AfterEach
    void close() {
        members.close();
    }

    private void change(Consumer<UnitOfWork> change) {
        members.run(change);
    }

    private Profile profile() {
        return members.call(work -> profiles.get(work, ana));
    }

    @Test
    void whom_someone_seeks_is_not_kept_without_their_consent() {
        assertThatThrownBy(() -> change(work -> profiles.seek(work, ana, Set.of("man"))))
                .isInstanceOf(UserError.class);
        assertThat(profile().seeking()).isEmpty();

        change(work -> {
            profiles.consentToSeeking(work, ana);
            profiles.seek(work, ana, Set.of("man", "woman"));
        });
        assertThat(profile().seeking()).containsExactlyInAnyOrder("man", "woman");
    }

    @Test
    void the_database_itself_refuses_a_seeking_without_consent() throws SQLException {
        change(work -> profiles.city(work, ana, Optional.of("Berlin")));

        assertThatThrownBy(() -> execute("UPDATE profiles SET seeking = 'x'")).hasMessageContaining("check constraint");
    }

    @Test
    void whom_someone_seeks_never_stands_in_the_database_as_it_is() throws SQLException {
        change(work -> profiles.given(
                work, ana, Optional.of("woman"), List.of("non-binary"), Optional.empty(), Optional.empty()));

        try (var connection = members.database.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery("SELECT seeking FROM profiles")) {
            rows.next();
            assertThat(new String(rows.getBytes(1), StandardCharsets.UTF_8))
                    .isNotEmpty()
                    .doesNotContain("non-binary");
        }
        assertThat(profile().seeking()).containsExactly("non-binary");
    }

    @Test
    void a_value_copied_to_another_persons_row_tells_nothing() throws SQLException {
        UUID bea = members.hear(Speaker.direct("2", "Bea")).personId();
        change(work -> {
            profiles.given(work, ana, Optional.empty(), List.of("man"), Optional.empty(), Optional.empty());
            profiles.given(work, bea, Optional.empty(), List.of("woman"), Optional.empty(), Optional.empty());
        });

        execute("UPDATE profiles SET seeking = (SELECT seeking FROM profiles WHERE person_id = '" + bea
                + "') WHERE person_id = '" + ana + "'");

        assertThat(profile().seeking()).isEmpty();
    }

    @Test
    void forgetting_whom_someone_seeks_takes_the_consent_back_too() {
        change(work ->
                profiles.given(work, ana, Optional.of("woman"), List.of("man"), Optional.empty(), Optional.empty()));

        change(work -> profiles.forgetSeeking(work, ana));

        assertThat(profile().seeking()).isEmpty();
        assertThat(profile().gender()).contains("woman");
        boolean consents = members.call(work -> profiles.consents(work, ana));
        assertThat(consents).isFalse();
    }

    @Test
    void a_birthday_can_be_mended_until_it_was_used() {
        change(work -> profiles.birthday(work, ana, LocalDate.of(1995, 4, 2), TODAY));
        change(work -> profiles.birthday(work, ana, LocalDate.of(1996, 4, 2), TODAY));
        change(work -> profiles.lockBirthday(work, ana));

        assertThatThrownBy(() -> change(work -> profiles.birthday(work, ana, LocalDate.of(1990, 1, 1), TODAY)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("member.error.birthday-locked");
        assertThat(profile().birthday()).contains(LocalDate.of(1996, 4, 2));

        change(work -> profiles.resetAge(
                work,
                ana,
                members.hear(Speaker.direct("1", "Ana").inGroup("-1", "x"))
                        .communityId()
                        .orElseThrow(),
                ana));
        change(work -> profiles.birthday(work, ana, LocalDate.of(1990, 1, 1), TODAY));
        assertThat(profile().birthday()).contains(LocalDate.of(1990, 1, 1));
    }

    @Test
    void a_birthday_lies_in_the_past_and_within_a_life() {
        for (LocalDate impossible : List.of(TODAY.plusDays(1), TODAY.minusYears(121))) {
            assertThatThrownBy(() -> change(work -> profiles.birthday(work, ana, impossible, TODAY)))
                    .hasMessageContaining("member.error.birthday-implausible");
        }
    }

    @Test
    void who_said_to_be_a_minor_does_not_become_an_adult_by_another_word() {
        change(work -> profiles.ageBand(work, ana, AgeBand.MINOR));
        change(work -> profiles.ageBand(work, ana, AgeBand.ADULT));
        assertThat(profile().isMinor(TODAY)).isTrue();

        assertThatThrownBy(() -> change(work -> profiles.birthday(work, ana, LocalDate.of(2000, 1, 1), TODAY)))
                .hasMessageContaining("member.error.birthday-contradicts");
    }

    @Test
    void someone_comes_of_age_at_midnight_of_their_own_zone() {
        Profile profile = new Profile(
                ana,
                Optional.empty(),
                Set.of(),
                Optional.of(LocalDate.of(2008, 12, 1)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
        Instant midnightInTokyo = Instant.parse("2026-11-30T15:00:00Z");

        assertThat(profile.isMinor(ProfileView.today(words("Asia/Tokyo", midnightInTokyo))))
                .isFalse();
        assertThat(profile.isMinor(ProfileView.today(words("Asia/Tokyo", midnightInTokyo.minusMillis(1)))))
                .isTrue();
        assertThat(profile.isMinor(ProfileView.today(words("Europe/Berlin", midnightInTokyo))))
                .isTrue();
    }

    @Test
    void who_was_born_on_a_leap_day_comes_of_age_on_the_first_of_march() {
        Profile profile = new Profile(
                ana,
                Optional.empty(),
                Set.of(),
                Optional.of(LocalDate.of(2008, 2, 29)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());

        assertThat(profile.isMinor(LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(profile.isMinor(LocalDate.of(2026, 3, 1))).isFalse();
    }

    @Test
    void a_partner_sees_what_was_ticked_and_nothing_else() {
        change(work -> {
            profiles.birthday(work, ana, LocalDate.of(1995, 4, 2), TODAY);
            profiles.city(work, ana, Optional.of("Berlin"));
        });
        assertThat(Profiles.shown(profile(), words("UTC", members.clock.instant()))
                        .plain())
                .isEmpty();

        change(work -> profiles.show(work, ana, "city", true));
        assertThat(Profiles.shown(profile(), words("UTC", members.clock.instant()))
                        .plain())
                .isEqualTo("Berlin");
        change(work -> profiles.show(work, ana, "age", true));
        assertThat(Profiles.shown(profile(), words("UTC", members.clock.instant()))
                        .plain())
                .isEqualTo("31, Berlin");
        change(work -> profiles.show(work, ana, "city", false));
        assertThat(Profiles.shown(profile(), words("UTC", members.clock.instant()))
                        .plain())
                .isEqualTo("31");
    }

    @Test
    void a_minors_age_and_city_are_never_shown() {
        change(work -> profiles.given(
                work, ana, Optional.empty(), List.of(), Optional.of(LocalDate.of(2010, 1, 1)), Optional.of("Berlin")));

        assertThat(Profiles.shown(profile(), words("UTC", members.clock.instant()))
                        .plain())
                .isEmpty();
    }

    @Test
    void common_languages_are_those_that_both_know_and_show_whatever_they_were_called() {
        UUID gus = members.hear(Speaker.direct("2", "Gus")).personId();
        change(work -> {
            profiles.languages(work, ana, List.of("Spanish", "english", "Klingon"));
            profiles.languages(work, gus, List.of("испанский", "Deutsch", "Klingon"));
            profiles.show(work, ana, "languages", true);
        });
        assertThat(Profiles.commonLanguages(profile(), members.call(work -> profiles.get(work, gus))))
                .isEmpty();

        change(work -> profiles.show(work, gus, "languages", true));
        List<String> common = Profiles.commonLanguages(profile(), members.call(work -> profiles.get(work, gus)));

        assertThat(common).containsExactly("es", "Klingon");
        assertThat(Profiles.languageName("es", words("UTC", members.clock.instant())))
                .isEqualTo("Spanish");
    }

    @Test
    void a_city_is_no_address() {
        for (String address : List.of("Berlin, Hauptstr. 5", "ana@example.org", "x".repeat(101))) {
            assertThatThrownBy(() -> change(work -> profiles.city(work, ana, Optional.of(address))))
                    .isInstanceOf(UserError.class);
        }
        change(work -> profiles.city(work, ana, Optional.of("Frankfurt (Oder)")));
        assertThat(profile().city()).contains("Frankfurt (Oder)");
    }

    @Test
    void seeking_is_asked_of_one_side_alone() {
        Profile woman = given("woman", Set.of("man"));
        Profile man = given("man", Set.of("everyone"));
        Profile other = given("agender", Set.of("woman"));

        assertThat(woman.seeks(man)).isTrue();
        assertThat(man.seeks(other)).isTrue();
        assertThat(woman.seeks(other)).isFalse();
        assertThat(other.seeks(woman)).isTrue();
    }

    private Profile given(String gender, Set<String> seeking) {
        return new Profile(
                UUID.randomUUID(),
                Optional.of(gender),
                seeking,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Words words(String zone, Instant now) {
        return BUNDLES.words(Locale.ENGLISH, ZoneId.of(zone), now);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = members.database.dataSource().getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }
}
