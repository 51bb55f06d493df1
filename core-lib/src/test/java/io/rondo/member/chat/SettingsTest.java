package io.rondo.member.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Answer;
import io.rondo.member.Members.Speaker;
import io.rondo.member.QuietHours;
import io.rondo.member.Settings;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final MemberHouse house = new MemberHouse();
    private final Speaker speaker = Speaker.direct("1", "Ana");
    private final MemberHouse.Voice ana = house.voice(speaker);

    @AfterEach
    void close() {
        house.close();
    }

    private Settings settings() {
        return house.members.call(
                work -> house.members.people.settings(work, ana.requester().personId()));
    }

    @Test
    void the_card_says_what_is_set() {
        ana.says("/settings");

        assertThat(ana.text())
                .contains(
                        "Language: English (automatic)",
                        "Time zone: UTC, where it is 12:00 (automatic)",
                        "Reminder: None",
                        "Quiet hours: 22:00–08:00",
                        "Direct messages: Not asked yet");
        assertThat(ana.answered().how()).isEqualTo(Answer.PRIVATE);
    }

    @Test
    void a_language_is_spoken_from_the_press_that_chose_it() {
        ana.says("/settings").presses("Language").presses("Русский");

        assertThat(ana.text()).contains("Язык: Русский");
        assertThat(ana.answered().how()).as("the same message").isEqualTo(Answer.EDIT);
        ana.presses("Язык").presses("Автоматически");
        assertThat(ana.text()).contains("Language: English (automatic)");
    }

    @Test
    void a_zone_is_typed_as_a_city() {
        ana.says("/settings").presses("Time zone").presses("Enter a city").submits("zone", "берлин");

        assertThat(ana.text()).contains("Time zone: Berlin, where it is 13:00");
        assertThat(settings().zone()).contains(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void a_zone_that_does_not_exist_is_asked_for_again_with_what_was_meant() {
        ana.says("/settings").presses("Time zone").presses("Enter a city").submits("zone", "Europ/Berlin");

        assertThat(ana.text()).contains("Did you mean").contains("Europe/Berlin");
        assertThat(settings().zone()).isEmpty();
        assertThat(ana.submits("zone", "Tokyo").text()).contains("Time zone: Tokyo, where it is 21:00");
    }

    @Test
    void reminder_quiet_hours_and_direct_messages_are_chosen_by_button() {
        ana.says("/settings").presses("Reminder").presses("1 h before");
        ana.presses("Quiet hours").presses("23:00–07:00");
        ana.presses("Direct messages").presses("Yes");

        assertThat(ana.text())
                .contains("Reminder: 1 h before", "Quiet hours: 23:00–07:00", "Direct messages: I may write to you");
        assertThat(settings().reminderLead()).isEqualTo(Duration.ofHours(1));
        assertThat(settings().directMessages()).contains(true);
        assertThat(ana.presses("Quiet hours").labels()).contains("✓ 23:00–07:00");
    }

    @Test
    void quiet_hours_of_ones_own_are_typed() {
        ana.says("/settings").presses("Quiet hours").presses("Other hours").submits(Map.of("from", "23", "to", "6:30"));

        assertThat(settings().quietHours()).isEqualTo(new QuietHours(LocalTime.of(23, 0), LocalTime.of(6, 30)));

        ana.presses("Quiet hours").presses("Other hours").submits(Map.of("from", "late", "to", "6:30"));
        assertThat(ana.text()).contains("I can't read 'late' as a time of day");
        assertThat(settings().quietHours().from()).isEqualTo(LocalTime.of(23, 0));
    }

    @Test
    void no_quiet_hours_is_a_choice_too() {
        assertThat(ana.says("/settings").presses("Quiet hours").presses("None").text())
                .contains("Quiet hours: None");
    }

    @Test
    void the_community_that_is_meant_is_switched_by_a_button() {
        house.members.hear(speaker.inGroup("-100", "Berlin mixers"));
        assertThat(ana.says("/community").text()).contains("one community of mine, Berlin mixers");

        house.members.hear(speaker.inGroup("-200", "Chess club"));
        assertThat(ana.says("/community").text()).contains("I mean Chess club");
        assertThat(ana.presses("Berlin mixers").text()).contains("I mean Berlin mixers");
        assertThat(ana.labels()).containsExactly("✓ Berlin mixers", "Chess club");
        UUID meant = ana.requester().communityId().orElseThrow();
        String name = house.members.call(
                work -> house.members.communities.get(work, meant).name());
        assertThat(name).isEqualTo("Berlin mixers");
    }

    @Test
    void someone_elses_button_does_not_open_a_community() {
        MemberHouse.Voice bea = house.voice(Speaker.direct("2", "Bea"));
        house.members.hear(speaker.inGroup("-100", "Berlin mixers"));
        house.members.hear(speaker.inGroup("-200", "Chess club"));
        ana.says("/community");

        bea.sees(ana).presses("Berlin mixers");

        assertThat(bea.text()).contains("You're not in that community any more");
        assertThat(bea.requester().communityId()).isEmpty();
    }
}
