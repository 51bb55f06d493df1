package io.rondo.chat.dispatch;

import static io.rondo.chat.dispatch.DispatcherTest.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Answer;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Telegram has no forms of its own: questions come one after another. */
class StepwiseFormsTest {

    private final MixerFeature mixers = new MixerFeature();
    private final TestHouse house = new TestHouse(mixers);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_form_is_asked_question_after_question_and_submitted_at_the_end() {
        Answered first = say("/mixer_create capacity:20");
        assertThat(first.how()).isEqualTo(Answer.PRIVATE);
        assertThat(textOf(first)).isEqualTo("What it is called\n1 of 2. Answer with a message; /cancel stops.");
        assertThat(textOf(say("Friday mixer"))).startsWith("When it starts\n2 of 2.");

        assertThat(textOf(say("fri 19:00")))
                .isEqualTo("{capacity=20, starts=2026-12-04T18:00:00Z, title=Friday mixer}");

        assertThat(house.count("form_sessions")).isZero();
    }

    @Test
    void an_answer_that_cannot_be_read_is_asked_for_again() {
        say("/mixer_create \"Friday mixer\"");

        assertThat(textOf(say("tomorow 7")))
                .startsWith("I can't read 'tomorow 7' as a time. Try tomorrow 19:00 or in 2h.\nWhen it starts");
        assertThat(textOf(say("   "))).startsWith("That was empty.\nWhen it starts");
        assertThat(textOf(say("in 2h"))).contains("title=Friday mixer");
    }

    @Test
    void a_command_in_the_middle_is_a_command_and_the_questions_wait() {
        say("/mixer_create");

        assertThat(textOf(say("/about"))).startsWith("Rondo 0.1.0");
        assertThat(textOf(say("/start"))).startsWith("What it is called");
        assertThat(textOf(say("Friday mixer"))).startsWith("When it starts");
    }

    @Test
    void cancel_ends_the_questions() {
        say("/mixer_create");

        assertThat(textOf(say("/cancel"))).isEqualTo("Stopped. Nothing was saved.");
        assertThat(textOf(say("Friday mixer"))).startsWith("I don't follow.");
        assertThat(textOf(say("/cancel"))).isEqualTo("There's nothing to stop.");
    }

    @Test
    void a_handlers_own_form_offers_what_stands_there_its_choices_and_to_skip() {
        Answered first = house.press("ana", Platform.TELEGRAM, Action.of("mixer edit"));
        assertThat(textOf(first)).startsWith("Title\nNow: Friday mixer\n1 of 2.");
        assertThat(labels(first)).containsExactly("Keep it");

        Answered second = house.press("ana", Platform.TELEGRAM, action(first, "Keep it"));
        assertThat(second.how()).isEqualTo(Answer.EDIT);
        assertThat(labels(second)).containsExactly("Fast", "Calm", "Skip");

        Answered done = house.press("ana", Platform.TELEGRAM, action(second, "Calm"));
        assertThat(textOf(done)).contains("kind=quiet", "title=Friday mixer");
    }

    @Test
    void a_skipped_question_stays_empty() {
        Answered first = house.press("ana", Platform.TELEGRAM, Action.of("mixer edit"));
        Answered second = house.press("ana", Platform.TELEGRAM, action(first, "Keep it"));

        Answered done = house.press("ana", Platform.TELEGRAM, action(second, "Skip"));

        assertThat(textOf(done)).doesNotContain("kind").contains("title=Friday mixer");
    }

    @Test
    void a_choice_can_be_typed_too_and_anything_else_is_asked_again() {
        Answered first = house.press("ana", Platform.TELEGRAM, Action.of("mixer edit"));
        house.press("ana", Platform.TELEGRAM, action(first, "Keep it"));

        assertThat(textOf(say("loud"))).startsWith("'loud' isn't one of the choices");
        assertThat(textOf(say("calm"))).contains("kind=quiet");
    }

    @Test
    void a_button_of_a_question_that_is_over_says_so() {
        Answered first = house.press("ana", Platform.TELEGRAM, Action.of("mixer edit"));
        Action keep = action(first, "Keep it");
        house.press("ana", Platform.TELEGRAM, keep);

        assertThat(textOf(house.press("ana", Platform.TELEGRAM, keep))).isEqualTo("That question is answered already.");
        house.setClock(TestHouse.WEDNESDAY.plusSeconds(5));
        house.press("ana", Platform.TELEGRAM, Action.of("mixer edit"));
        assertThat(textOf(house.press("ana", Platform.TELEGRAM, keep))).isEqualTo("That question is answered already.");
    }

    @Test
    void an_error_about_one_answer_asks_for_that_one_again() {
        say("/mixer_create");
        say("taken");

        assertThat(textOf(say("in 2h"))).startsWith("There is a mixer called 'taken' already.\nWhat it is called");
        assertThat(textOf(say("Saturday mixer"))).contains("title=Saturday mixer", "starts=");
    }

    @Test
    void a_form_that_begins_in_a_group_goes_on_where_one_is_alone_with_the_bot() {
        Answered first = house.say("ana", Platform.TELEGRAM, Place.GROUP, "/mixer_create");

        assertThat(first.how()).isEqualTo(Answer.PRIVATE);
        assertThat(house.say("ana", Platform.TELEGRAM, Place.GROUP, "Friday mixer")
                        .reply())
                .isEqualTo(Reply.nothing());
        assertThat(textOf(say("Friday mixer"))).startsWith("When it starts");
    }

    @Test
    void a_form_left_alone_for_a_day_is_forgotten_and_everyone_has_their_own() {
        say("/mixer_create");

        assertThat(textOf(house.say("hugo", Platform.TELEGRAM, Place.DIRECT, "Friday mixer")))
                .startsWith("I don't follow.");
        house.setClock(TestHouse.WEDNESDAY.plus(Duration.ofHours(25)));
        assertThat(textOf(say("Friday mixer"))).startsWith("I don't follow.");
    }

    private Answered say(String text) {
        return house.say("ana", Platform.TELEGRAM, Place.DIRECT, text);
    }

    private static List<String> labels(Answered answered) {
        return buttons(answered).stream().map(Button::label).toList();
    }

    private static Action action(Answered answered, String label) {
        return buttons(answered).stream()
                .filter(button -> button.label().equals(label))
                .map(button -> ((Button.Press) button).action())
                .findFirst()
                .orElseThrow();
    }

    private static List<Button> buttons(Answered answered) {
        return ((Reply.Text) answered.reply())
                .rows().stream().flatMap(row -> row.buttons().stream()).toList();
    }
}
