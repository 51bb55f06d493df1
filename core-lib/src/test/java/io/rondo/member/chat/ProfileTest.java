package io.rondo.member.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Answer;
import io.rondo.member.Members.Speaker;
import io.rondo.member.profile.Contact;
import io.rondo.member.profile.Profile;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfileTest {

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

    @Test
    void a_profile_is_filled_in_one_message() {
        assertThat(ana.says("/profile").text()).contains("This is what your partner sees:\nAna\n", "Gender: Not said");

        ana.presses("Gender").presses("Non-binary");
        ana.presses("City").presses("Change").submits("city", "Berlin");
        ana.presses("Languages").presses("Change").submits("languages", "english, Русский");
        ana.presses("Interests").presses("Change").submits("interests", "chess; long walks, chess");
        ana.presses("Birthday").presses("Enter my birthday").submits("date", "2 apr 1995");

        assertThat(ana.text())
                .contains(
                        "Gender: Non-binary",
                        "City: Berlin",
                        "Languages: English, Russian",
                        "Interests: chess, long walks",
                        "Birthday: 2 Apr 1995",
                        "partner sees:\nAna\n");
        assertThat(ana.answered().how()).isEqualTo(Answer.EDIT);
    }

    @Test
    void the_preview_follows_the_ticks() {
        ana.says("/profile").presses("City").presses("Change").submits("city", "Berlin");
        ana.presses("Interests").presses("Change").submits("interests", "chess");

        ana.presses("What partners see").presses("City").presses("Interests");

        assertThat(ana.text()).contains("Ana, Berlin\nLikes chess");
        assertThat(ana.presses("✓ City").text()).doesNotContain("Berlin");
        assertThat(ana.presses("Back").text()).contains("partner sees:\nAna\nLikes chess");
    }

    @Test
    void whom_one_seeks_is_asked_after_a_consent_and_forgotten_at_a_press() {
        assertThat(ana.says("/profile").presses("Whom I seek").text()).contains("Do you agree?");
        ana.presses("I agree").presses("Everyone");
        assertThat(ana.text()).contains("Whom I seek: Everyone");

        ana.presses("Whom I seek").presses("Forget whom I seek");

        assertThat(ana.text()).contains("Whom I seek: Not said");
        assertThat(ana.presses("Whom I seek").text()).as("asked anew").contains("Do you agree?");
    }

    @Test
    void an_address_is_refused_and_what_was_typed_stays_in_the_form() {
        ana.says("/profile").presses("City").presses("Change").submits("city", "Hauptstr. 5");

        assertThat(ana.text()).contains("A city, please");
        assertThat(profile().city()).isEmpty();
    }

    @Test
    void a_text_is_cleared() {
        ana.says("/profile").presses("Tags").presses("Change").submits("tags", "mentor");
        assertThat(profile().tags()).containsExactly("mentor");

        ana.presses("Tags").presses("Clear");

        assertThat(profile().tags()).isEmpty();
    }

    @Test
    void the_contact_is_a_username_the_bot_a_text_or_nothing() {
        ana.says("/profile").presses("Contact").presses("@ana");
        assertThat(profile().contact()).contains(Contact.USERNAME);

        ana.presses("Contact").presses("My own text").submits("text", "ana at example");
        assertThat(ana.text()).contains("Contact: ana at example");
        assertThat(ana.presses("Contact").labels())
                .containsSubsequence(List.of("@ana", "Through the bot", "✓ My own text"));
        ana.presses("Through the bot");
        assertThat(profile().contactText()).isEmpty();
    }

    @Test
    void markup_in_a_profile_stays_what_was_typed() {
        ana.says("/profile").presses("Interests").presses("Change").submits("interests", "**bold** <b>tags</b>");

        assertThat(ana.text()).contains("Interests: **bold** <b>tags</b>");
    }
}
