package io.rondo.member.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.member.Members.Speaker;
import io.rondo.member.profile.Needs;
import io.rondo.member.profile.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a registration asks for, through the dispatcher. Today is 1 December 2026, noon in UTC. */
class RegistrationNeedsTest {

    private final MemberHouse house = new MemberHouse();
    private final MemberHouse.Voice ana = house.voice(Speaker.direct("1", "Ana"));

    @AfterEach
    void close() {
        house.close();
    }

    private Profile profile() {
        return house.members.call(
                work -> house.profiles.get(work, ana.requester().personId()));
    }

    private void given(LocalDate birthday) {
        house.members.run(work -> house.profiles.given(
                work,
                ana.requester().personId(),
                Optional.of("woman"),
                List.of("man"),
                Optional.of(birthday),
                Optional.empty()));
    }

    @Test
    void two_sides_ask_one_thing_at_a_time_until_nothing_is_missing() {
        assertThat(ana.says("/register").text()).startsWith("One thing before you register: when were you born?");
        assertThat(ana.presses("Enter my birthday")
                        .submits("date", "1995-04-02")
                        .text())
                .startsWith("One thing before you register: how do you describe yourself?");
        assertThat(ana.presses("Woman").text()).startsWith("One thing before you register: this event pairs by");
        assertThat(ana.presses("I agree").text())
                .isEqualTo("One thing before you register: who would you like to meet?");
        assertThat(ana.labels()).containsExactly("Women", "Men", "Everyone");
        assertThat(ana.presses("Men").text()).isEqualTo("You're in.");

        assertThat(profile().seeking()).containsExactly("man");
        assertThat(ana.says("/register").text()).as("nothing is asked twice").isEqualTo("You're in.");
    }

    @Test
    void a_gender_may_be_said_in_ones_own_words() {
        ana.says("/register").presses("Enter my birthday").submits("date", "1995-04-02");

        ana.presses("In my own words").submits("value", "Agender");

        assertThat(profile().gender()).contains("Agender");
        assertThat(ana.text()).contains("this event pairs by");
    }

    @Test
    void nothing_is_kept_of_whom_one_seeks_without_a_yes() {
        ana.says("/register")
                .presses("Enter my birthday")
                .submits("date", "1995-04-02")
                .presses("Man")
                .presses("No, thanks");

        assertThat(ana.text()).startsWith("Then I can't give you a seat");
        assertThat(house.count("profiles WHERE seeking_consent_at IS NOT NULL OR seeking IS NOT NULL"))
                .isZero();
    }

    @Test
    void the_day_before_the_eighteenth_birthday_is_too_early_and_the_day_itself_is_not() {
        given(LocalDate.of(2008, 12, 2));
        assertThat(ana.says("/register").text()).startsWith("This event is for people from 18");

        house.members.clock.set(Instant.parse("2026-12-02T00:00:00Z"));
        assertThat(ana.says("/register").text()).isEqualTo("You're in.");
    }

    @Test
    void the_day_is_that_of_the_persons_zone() {
        MemberHouse.Voice inTokyo = house.voice(Speaker.direct("1", "Ana").from("en", "Asia/Tokyo"));
        house.members.clock.set(Instant.parse("2026-12-01T15:00:00Z"));
        given(LocalDate.of(2008, 12, 2));

        assertThat(inTokyo.says("/register").text()).isEqualTo("You're in.");
    }

    @Test
    void a_community_may_set_a_higher_age() {
        house.needs = new Needs(Needs.Sides.TWO_SIDED, 30, false, List.of());
        given(LocalDate.of(1996, 12, 2));
        assertThat(ana.says("/register").text()).startsWith("This event is for people from 30");
    }

    @Test
    void who_was_too_young_does_not_try_another_birthday() {
        ana.says("/register").presses("Enter my birthday").submits("date", "2010-01-01");
        assertThat(ana.text()).startsWith("This event is for people from 18");

        assertThat(ana.says("/profile").presses("Birthday").text()).contains("can't be changed any more");
        ana.sees(house.voice(Speaker.direct("2", "Bea")).says("/register")).presses("Enter my birthday");
        assertThat(ana.submits("date", "1995-01-01").text()).contains("can't be changed any more");
        assertThat(profile().birthday()).contains(LocalDate.of(2010, 1, 1));
    }

    @Test
    void an_impossible_birthday_is_asked_for_again() {
        ana.says("/register").presses("Enter my birthday").submits("date", "2030-01-01");

        assertThat(ana.text()).contains("That can't be a birthday");
        assertThat(ana.submits("date", "1995-04-02").text()).contains("how do you describe yourself?");
    }

    @Test
    void where_minors_are_admitted_everyone_says_their_age_band() {
        house.needs = new Needs(Needs.Sides.EVERYONE, 18, true, List.of());

        assertThat(ana.says("/register").text()).contains("how old are you?");
        assertThat(ana.presses("Under 18").text()).isEqualTo("You're in.");

        house.needs = new Needs(Needs.Sides.TWO_SIDED, 18, true, List.of());
        assertThat(ana.says("/register").text()).as("minors never").startsWith("This event is for people from 18");
    }

    @Test
    void a_known_birthday_answers_for_the_age_band() {
        house.needs = new Needs(Needs.Sides.EVERYONE, 18, true, List.of());
        given(LocalDate.of(1995, 4, 2));

        assertThat(ana.says("/register").text()).isEqualTo("You're in.");
    }

    @Test
    void a_minor_gets_no_seat_where_minors_are_not_admitted() {
        house.needs = new Needs(Needs.Sides.EVERYONE, 18, false, List.of());
        assertThat(ana.says("/register").text())
                .as("nobody is asked for their age")
                .isEqualTo("You're in.");

        given(LocalDate.of(2010, 1, 1));
        assertThat(ana.says("/register").text()).contains("events are for adults");
    }

    @Test
    void two_tags_ask_which_one_it_is() {
        house.needs = new Needs(Needs.Sides.TAGS, 18, false, List.of("Mentor", "Mentee"));

        assertThat(ana.says("/register").text()).contains("which are you?");
        assertThat(ana.presses("Mentee").text()).isEqualTo("You're in.");
        assertThat(profile().tags()).containsExactly("Mentee");
    }
}
