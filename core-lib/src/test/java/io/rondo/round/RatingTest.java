package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Yes and not this time, the reminder, and how a match may be reached. */
class RatingTest {

    private final Town town = new Town(Mixer.NOW);

    @AfterEach
    void close() {
        town.close();
    }

    private Mixer running(String... names) {
        return Mixer.of(town, "", names).confirmed().everyoneHere().started();
    }

    @Test
    void an_answer_is_shown_and_can_be_changed_until_the_window_closes() {
        Mixer mixer = running("ana", "hugo");
        mixer.pass(Duration.ofMinutes(5));
        Reply asked = mixer.screen("ana");
        Reply yes = mixer.person("ana").presses(asked, "Yes");
        assertThat(Shown.text(yes)).startsWith("hugo: you said yes.");
        assertThat(Shown.labels(yes)).containsExactly("Not this time", "Report or block");
        assertThat(mixer.person("ana").presses(asked, "Yes")).isEqualTo(yes);
        mixer.person("ana").presses(yes, "Not this time");
        mixer.person("hugo").presses(mixer.screen("hugo"), "Yes");
        mixer.pass(Duration.ofMinutes(15));
        assertThat(town.count("matches")).isZero();
        Reply late = mixer.person("ana").presses(asked, "Yes");
        assertThat(Shown.text(late)).isEqualTo("hugo: not this time. The ratings are closed.");
        assertThat(Shown.labels(late)).containsExactly("Report or block");
    }

    @Test
    void who_forgot_earlier_ratings_is_reminded_of_everyone_in_one_message_and_who_did_not_is_not() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        for (int round = 1; round <= 3; round++) {
            mixer.pass(Duration.ofMinutes(5));
            for (String name : List.of("hugo", "bea", "gus")) {
                mixer.person(name).presses(mixer.screen(name), "Yes");
            }
            mixer.pass(Duration.ofMinutes(1));
        }
        assertThat(town.texts("SELECT chat FROM deliveries WHERE kind = 'wrap_up'"))
                .containsExactly("direct:ana");
        Reply.Listing reminder = (Reply.Listing) mixer.person("ana").seen().stream()
                .filter(Reply.Listing.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(reminder.items()).hasSize(2);
        String first = Shown.labels(reminder).getFirst();
        Reply answered = mixer.person("ana").presses(reminder, first);
        assertThat(Shown.text(answered)).contains("you said yes");
    }

    @Test
    void a_match_is_told_how_to_reach_the_other_as_each_chose() {
        Mixer mixer = running("ana", "hugo", "bea");
        town.jdbi.useHandle(handle -> handle.execute("""
                UPDATE registrations r SET contact = CASE p.name WHEN 'ana' THEN 'USERNAME' WHEN 'hugo' THEN 'RELAY' ELSE 'NONE' END
                FROM people p WHERE p.id = r.person_id"""));
        for (int round = 1; round <= 3; round++) {
            mixer.pass(Duration.ofMinutes(5));
            mixer.rate((who, whom) -> true);
            mixer.pass(Duration.ofMinutes(1));
        }
        mixer.pass(Duration.ofMinutes(15));
        String hugos = Shown.text(mixer.person("hugo").last());
        assertThat(hugos).contains("You and ana both said yes. Write to @ana.");
        assertThat(hugos).contains("You and bea both said yes. They chose not to be written to");
        Reply anas = mixer.person("ana").last();
        assertThat(Shown.text(anas)).contains("You and hugo both said yes. I can carry messages between you.");
        assertThat(Shown.labels(anas)).contains("Say hello to hugo");
        assertThat(Shown.text(mixer.person("ana").presses(anas, "Say hello to hugo")))
                .contains("hugo");
    }

    @Test
    void no_match_names_the_next_event_with_its_button() {
        Mixer mixer = running("ana", "hugo");
        mixer.host.says("/event create title:\"Next mixer\" starts:\"in 5d\" capacity:8 calls:practice publish:yes");
        mixer.pass(Duration.ofMinutes(25));
        assertThat(Shown.text(mixer.person("ana").last())).startsWith("No mutual yes this time. Next: Next mixer,");
        assertThat(Shown.labels(mixer.person("ana").last())).containsExactly("Register");
    }

    @Test
    void a_stranger_cannot_rate_with_somebody_elses_button() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        mixer.pass(Duration.ofMinutes(5));
        String anasPair = town.texts("""
                SELECT p.id FROM pairs p JOIN people a ON a.id IN (p.person_a, p.person_b)
                WHERE a.name = 'ana' AND p.state = 'DONE'""").getFirst();
        String stranger = mixer.people.keySet().stream()
                .filter(name ->
                        !name.equals("ana") && !mixer.pairs("DONE").toString().contains("ana+" + name))
                .findFirst()
                .orElseThrow();
        Reply answer = mixer.person(stranger)
                .runs(Action.of("event react").with("pair", anasPair).with("yes", "yes"));
        assertThat(Shown.text(answer)).isEqualTo("You can say this after a round in which the two of you met.");
        assertThat(town.count("reactions")).isZero();
    }
}
