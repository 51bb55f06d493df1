package io.rondo.playground.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.playground.rehearsal.Habits.Intent;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HabitsTest {

    private static final UUID EVENT = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final List<String> PEOPLE =
            IntStream.range(0, 200).mapToObj(i -> "person " + i).toList();

    @Test
    void everyone_registers_for_the_event_of_the_rehearsal_and_for_no_other() {
        assertThat(intents("Alma", 1, about(EVENT, "event register")))
                .extracting(Intent::action)
                .containsExactly(Action.of("event register").with("event", EVENT));
        assertThat(intents("Alma", 1, about(OTHER, "event register"))).isEmpty();
    }

    @Test
    void of_two_answers_one_is_given_and_it_stays_the_same() {
        Reply confirmation = about(EVENT, "place confirm", "place decline");

        assertThat(PEOPLE)
                .allSatisfy(name -> assertThat(intents(name, 5, confirmation))
                        .hasSizeLessThanOrEqualTo(1)
                        .isEqualTo(intents(name, 5, confirmation)));
        assertThat(commands(confirmation).filter("place confirm"::equals).count())
                .isBetween(150L, 195L);
        assertThat(commands(confirmation).filter("place decline"::equals).count())
                .isPositive();
    }

    @Test
    void what_was_asked_once_is_the_same_question_in_every_message_and_a_confirmation_is_not() {
        assertThat(intents("Alma", 1, about(EVENT, "event register")).getFirst().key())
                .isEqualTo(intents("Alma", 2, about(EVENT, "event register"))
                        .getFirst()
                        .key());
        assertThat(intents("Alma", 1, about(EVENT, "place take")).getFirst().key())
                .isNotEqualTo(intents("Alma", 2, about(EVENT, "place take"))
                        .getFirst()
                        .key());
    }

    @Test
    void partners_are_rated_one_by_one_with_both_answers_among_them() {
        List<String> answers = PEOPLE.stream()
                .flatMap(name -> intents(name, 3, rating()).stream())
                .map(intent -> intent.action().options().get("yes"))
                .toList();

        assertThat(answers).hasSizeBetween(340, 400).contains("yes", "no");
    }

    @Test
    void nobody_leaves_or_reports_or_cancels_by_habit() {
        assertThat(PEOPLE)
                .allSatisfy(name -> assertThat(intents(
                                name, 4, about(EVENT, "event leave", "safety report", "place cancel", "event absent")))
                        .isEmpty());
    }

    @Test
    void the_way_into_a_practice_call_is_found_on_the_message() {
        Reply round = Reply.text(
                RichText.plain("Round 1"),
                ButtonRow.of(
                        Button.open("Map", "https://example.org/map"),
                        Button.open("Open the call", "http://localhost:8080/playground/call/quiet-room")));

        assertThat(Habits.call(round)).contains("quiet-room");
        assertThat(Habits.call(rating())).isEmpty();
    }

    private static List<Intent> intents(String name, long messageId, Reply reply) {
        return Habits.intents(7, name, messageId, reply, EVENT);
    }

    private static Stream<String> commands(Reply reply) {
        return PEOPLE.stream()
                .flatMap(name -> intents(name, 5, reply).stream())
                .map(intent -> intent.action().command());
    }

    private static Reply about(UUID event, String... commands) {
        return Reply.text(
                RichText.plain("Bar mixer"),
                new ButtonRow(Stream.of(commands)
                        .map(command ->
                                Button.normal(command, Action.of(command).with("event", event)))
                        .toList()));
    }

    private static Reply rating() {
        return Reply.text(RichText.plain("Whom would you like to meet again?"), row(EVENT), row(OTHER));
    }

    private static ButtonRow row(UUID pair) {
        Action react = Action.of("event react").with("pair", pair);
        return ButtonRow.of(
                Button.primary("Yes", react.with("yes", "yes")), Button.normal("No", react.with("yes", "no")));
    }
}
