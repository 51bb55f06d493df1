package io.rondo.member.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.member.Community;
import io.rondo.member.CommunityChat;
import io.rondo.member.EventMakers;
import io.rondo.member.Members.Speaker;
import io.rondo.member.profile.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetupTest {

    private final MemberHouse house = new MemberHouse();
    private final Speaker speaker =
            Speaker.direct("1", "Ana").inGroup("-100", "Berlin mixers").as(Role.ADMIN);
    private final MemberHouse.Voice ana = house.voice(speaker);
    private UUID berlin;

    @BeforeEach
    void a_group_with_an_admin_and_a_member() {
        berlin = ana.requester().communityId().orElseThrow();
        house.members.hear(Speaker.direct("2", "Bea").inGroup("-100", "Berlin mixers"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Community community() {
        return house.members.call(work -> house.members.communities.get(work, berlin));
    }

    private long events(String type) {
        return house.count("domain_events WHERE type = '" + type + "'");
    }

    @Test
    void the_walk_goes_through_six_steps_in_one_message_and_ends_with_a_first_event() {
        assertThat(ana.says("/setup").text()).startsWith("Step 1 of 6\nWhich language");
        assertThat(ana.presses("Русский").text()).startsWith("Step 2 of 6");
        assertThat(ana.presses("Enter a city").submits("zone", "Moscow").text())
                .startsWith("Step 3 of 6\nWhere do I announce");
        assertThat(ana.presses("Next").text())
                .startsWith("Step 4 of 6\nWho helps you")
                .contains("Now: Ana");
        assertThat(ana.presses("Add a moderator").submits("person", "bea").text())
                .contains("Now: Ana, Bea");
        assertThat(ana.presses("Next").text()).startsWith("Step 5 of 6\nWho may make events");
        assertThat(ana.presses("Everyone").text()).startsWith("Step 6 of 6\nDo you admit");
        assertThat(ana.presses("From 21").text()).contains("Now: Adults only; two-sided events from 21");
        assertThat(ana.presses("Finish").text()).contains("ready for the first event");
        assertThat(ana.presses("Create the first event").text()).isEqualTo("An event is made.");

        assertThat(community().language()).isEqualTo(Locale.of("ru"));
        assertThat(community().zone().getId()).isEqualTo("Europe/Moscow");
        assertThat(community().eventMakers()).isEqualTo(EventMakers.EVERYONE);
        assertThat(community().minimumAge()).isEqualTo(21);
        assertThat(events("moderator_added")).isOne();
        assertThat(events("community_changed")).as("each change is on record").isEqualTo(5);
    }

    @Test
    void the_walk_goes_on_where_it_was_left() {
        ana.says("/setup").presses("Skip").presses("Skip");

        assertThat(ana.says("/setup").text()).startsWith("Step 3 of 6");
        assertThat(ana.presses("Back").text()).startsWith("Step 2 of 6");
        assertThat(ana.labels()).as("seen before").contains("Next").doesNotContain("Skip");
    }

    @Test
    void a_finished_setup_shows_what_is_set_and_changes_single_things() {
        ana.says("/setup")
                .presses("Skip")
                .presses("Skip")
                .presses("Next")
                .presses("Next")
                .presses("Skip")
                .presses("Finish");

        assertThat(ana.says("/setup").text())
                .contains("How Berlin mixers is set up", "Time zone: UTC", "Announcements: Berlin mixers");
        assertThat(ana.presses("Event makers").text()).doesNotContain("Step");
        assertThat(ana.presses("Everyone").text()).contains("Event makers: Everyone");
        assertThat(ana.presses("Ages").presses("Minors too").presses("Back").text())
                .contains("Ages: Minors too; two-sided events from 18");
    }

    @Test
    void announcements_are_switched_off_and_put_into_a_topic() {
        ana.says("/setup").presses("Skip").presses("Skip");

        assertThat(ana.presses("✓ Berlin mixers").text()).contains("Now: None");
        ana.presses("Post in this topic");

        List<CommunityChat> chats =
                house.members.call(work -> house.members.communities.announcementChats(work, berlin));
        assertThat(chats).extracting(chat -> chat.thread().orElse("")).containsExactly("topic-7");
        assertThat(ana.presses("Post outside topics").labels()).contains("✓ Berlin mixers", "Post in this topic");
    }

    @Test
    void an_age_under_eighteen_is_not_to_be_had() {
        ana.says("/setup")
                .presses("Skip")
                .presses("Skip")
                .presses("Next")
                .presses("Next")
                .presses("Skip");

        assertThat(ana.presses("Another age").submits("age", "16").text()).contains("18");
        assertThat(community().minimumAge()).isEqualTo(18);
        assertThat(ana.submits("age", "30").text()).contains("two-sided events from 30");
    }

    @Test
    void only_admins_set_up_also_by_a_button_that_was_shown_to_one() {
        MemberHouse.Voice bea = house.voice(
                Speaker.direct("2", "Bea").inGroup("-100", "Berlin mixers").as(Role.PLAYER));
        ana.says("/setup");

        assertThat(bea.says("/setup").text()).isEqualTo("Only admins can do that.");
        assertThat(bea.sees(ana).presses("Русский").text()).isEqualTo("Only admins can do that.");
        assertThat(community().language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void moderators_are_named_and_taken_back_by_command() {
        assertThat(ana.says("/moderator add @bea").text()).isEqualTo("Bea is a moderator now.");
        assertThat(ana.says("/moderator add bea").text()).isEqualTo("Bea moderates here already.");
        assertThat(ana.says("/moderator list").text()).isEqualTo("Moderators: Ana, Bea");
        assertThat(ana.says("/moderator remove bea").text()).contains("Bea is no moderator any more");
        assertThat(ana.says("/moderator remove ana").text()).contains("Ana wasn't made a moderator here");
        assertThat(events("moderator_added")).isOne();
        assertThat(events("moderator_removed")).isOne();
    }

    @Test
    void a_moderator_lets_someone_enter_a_locked_birthday_again() {
        UUID bea = house.voice(Speaker.direct("2", "Bea")).requester().personId();
        house.members.run(work -> {
            house.profiles.given(
                    work, bea, Optional.empty(), List.of(), Optional.of(LocalDate.of(2009, 1, 1)), Optional.empty());
            house.profiles.lockBirthday(work, bea);
        });

        assertThat(ana.says("/age reset bea").text()).isEqualTo("Bea can enter their birthday again.");

        Profile profile = house.members.call(work -> house.profiles.get(work, bea));
        assertThat(profile.birthday()).isEmpty();
        assertThat(events("age_reset")).isOne();
        assertThat(ana.says("/age reset ana").text()).as("not one's own").startsWith("Another moderator");
    }
}
