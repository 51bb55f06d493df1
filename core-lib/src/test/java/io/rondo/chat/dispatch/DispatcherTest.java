package io.rondo.chat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.chat.Answer;
import io.rondo.chat.Incoming;
import io.rondo.chat.Options;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final Action JOIN = Action.of("mixer join").with("event", MixerFeature.MIXER);

    private final MixerFeature mixers = new MixerFeature();
    private final TestHouse house = new TestHouse(mixers);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_typed_command_reaches_its_handler_with_typed_options() {
        Answered answered = house.say(
                "ana",
                "/Mixer create title:\"Friday mixer\" starts:\"in 60s\" capacity:20 round:5m publish:yes kind:CALM");

        assertThat(answered.how()).isEqualTo(Answer.PRIVATE);
        Options options = mixers.conversations.getFirst().options();
        assertThat(options.text("title")).contains("Friday mixer");
        assertThat(options.moment("starts")).contains(TestHouse.WEDNESDAY.plusSeconds(60));
        assertThat(options.number("capacity")).contains(20);
        assertThat(options.length("round")).contains(Duration.ofMinutes(5));
        assertThat(options.yesNo("publish")).contains(true);
        assertThat(options.text("kind")).contains("quiet");
    }

    @Test
    void the_same_request_from_sixteen_threads_at_once_has_one_effect_and_one_answer() throws Exception {
        Incoming press = house.incoming(
                "ana", Platform.TELEGRAM, Place.DIRECT, new Incoming.Input.Press(house.codec.encode(JOIN)));

        List<Answered> answers = atOnce(16, house, press);

        assertThat(answers).hasSize(16);
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(house.count("domain_events")).isEqualTo(1);
        assertThat(mixers.conversations).hasSize(1);
    }

    @Test
    void a_pool_of_one_connection_is_enough() throws Exception {
        try (TestHouse small = new TestHouse(1, new MixerFeature())) {
            Action withLongNote = Action.of("mixer note").with("text", "na ".repeat(100));
            String data = small.codec.encode(withLongNote);
            Incoming press = small.incoming("ana", Platform.TELEGRAM, Place.DIRECT, new Incoming.Input.Press(data));

            List<Answered> answers = atOnce(16, small, press);

            assertThat(answers.stream().distinct()).hasSize(1);
            assertThat(textOf(small.say("ana", "/mixer create Mixer capacity:many")))
                    .contains("'many'");
        }
    }

    @Test
    void an_answer_read_back_from_its_row_equals_the_first() {
        Incoming create =
                house.incoming("ana", Platform.PLAYGROUND, Place.DIRECT, new Incoming.Input.Line("/mixer create"));

        Answered first = house.dispatch(create);

        assertThat(first.reply()).isInstanceOf(Reply.Form.class);
        assertThat(house.dispatch(create)).isEqualTo(first);
    }

    @Test
    void a_crash_in_a_handler_leaves_no_row_and_tells_a_reference() {
        mixers.failure = Optional.of(new IllegalStateException("the mixer exploded"));

        Answered answered = house.press("ana", JOIN);

        assertThat(textOf(answered))
                .matches("Something broke on my side, and nothing was changed\\. "
                        + "Reference [2-9A-Z]{4}; the host can find it in the log\\.");
        assertThat(answered.how()).isEqualTo(Answer.PRIVATE);
        assertThat(house.count("domain_events")).isZero();
    }

    @Test
    void an_error_that_a_person_can_mend_undoes_everything_and_is_recorded_as_the_answer() {
        mixers.failure = Optional.of(new UserError("chat.error.time-far", "value", "2090"));
        Incoming press = house.incoming(
                "ana", Platform.PLAYGROUND, Place.DIRECT, new Incoming.Input.Press(house.codec.encode(JOIN)));
        List<Answered> written = new ArrayList<>();

        Answered answered =
                house.dispatcher.dispatch(press, (work, incoming, requester, answer) -> written.add(answer));
        mixers.failure = Optional.empty();
        Answered again = house.dispatcher.dispatch(press, (work, incoming, requester, answer) -> written.add(answer));

        assertThat(textOf(answered)).isEqualTo("'2090' is more than ten years away.");
        assertThat(again).isEqualTo(answered);
        assertThat(written).containsExactly(answered);
        assertThat(house.count("domain_events")).isZero();
    }

    @Test
    void a_writer_that_fails_undoes_the_effect() {
        Incoming press = house.incoming(
                "ana", Platform.PLAYGROUND, Place.DIRECT, new Incoming.Input.Press(house.codec.encode(JOIN)));

        assertThatThrownBy(() -> house.dispatcher.dispatch(press, (work, incoming, requester, answer) -> {
                    throw new IllegalStateException("no ink");
                }))
                .hasMessage("no ink");

        assertThat(house.count("domain_events")).isZero();
        assertThat(house.count("handled_requests")).isZero();
    }

    @Test
    void an_outage_is_no_answer_but_worth_another_try() {
        mixers.failure = Optional.of(new IllegalStateException(new SQLTransientConnectionException("away")));
        Incoming press = house.incoming(
                "ana", Platform.PLAYGROUND, Place.DIRECT, new Incoming.Input.Press(house.codec.encode(JOIN)));

        assertThatThrownBy(() -> house.dispatch(press)).isInstanceOf(Unavailable.class);
        mixers.failure = Optional.empty();

        assertThat(textOf(house.dispatch(press))).isEqualTo("You're in, ana.");
    }

    @Test
    void someone_who_cannot_be_resolved_is_told_so_in_the_language_of_the_platform() {
        house.requesters.failures.put("channel", new UserError("chat.error.no-community"));

        Answered answered = house.say("channel", "/help");

        assertThat(textOf(answered)).startsWith("I don't know which community you mean.");
    }

    @Test
    void what_is_missing_is_asked_for_in_a_form_that_submits_the_same_command() {
        Answered answered = house.say("ana", "/mixer create title:\"Friday mixer\" capacity:20");

        assertThat(answered.how()).isEqualTo(Answer.FORM);
        Reply.Form form = (Reply.Form) answered.reply();
        assertThat(form.questions()).extracting(Question::name).containsExactly("starts");
        Answered done = house.submit("ana", form.submit(), Map.of("starts", "fri 19:00"));

        assertThat(textOf(done)).contains("Friday mixer", "capacity=20", "2026-12-04T18:00:00Z");
    }

    @Test
    void a_bad_value_in_a_form_shows_it_again_with_all_that_was_filled_in() {
        Reply.Form form = (Reply.Form) house.say("ana", "/mixer create").reply();

        Answered answered = house.submit("ana", form.submit(), Map.of("title", "Friday mixer", "starts", "tomorow 7"));

        assertThat(answered.how()).isEqualTo(Answer.FORM);
        Reply.Form again = (Reply.Form) answered.reply();
        assertThat(again.notice().orElseThrow().plain())
                .isEqualTo("I can't read 'tomorow 7' as a time. Try tomorrow 19:00 or in 2h.");
        assertThat(again.questions()).extracting(Question::name).containsExactly("title", "starts");
        assertThat(again.questions())
                .extracting(Question::value)
                .containsExactly(Optional.of("Friday mixer"), Optional.of("tomorow 7"));
        assertThat(textOf(house.submit("ana", again.submit(), Map.of("title", "Friday mixer", "starts", "in 2h"))))
                .contains("Friday mixer");
    }

    @Test
    void an_error_about_one_option_in_a_handler_shows_the_form_again_too() {
        Reply.Form form = (Reply.Form) house.say("ana", "/mixer create").reply();

        Answered answered = house.submit("ana", form.submit(), Map.of("title", "taken", "starts", "in 2h"));

        Reply.Form again = (Reply.Form) answered.reply();
        assertThat(again.notice().orElseThrow().plain()).isEqualTo("There is a mixer called 'taken' already.");
        assertThat(again.questions())
                .extracting(Question::value)
                .containsExactly(Optional.of("taken"), Optional.of("in 2h"));
    }

    @Test
    void rights_and_places_are_checked_at_the_press_too() {
        assertThat(textOf(house.say("ana", "/mixer close"))).isEqualTo("Only moderators can do that.");
        assertThat(textOf(house.say("mia", "/mixer close"))).isEqualTo("{}");
        assertThat(textOf(house.press("mia", Action.of("mixer wipe")))).isEqualTo("Only admins can do that.");
        assertThat(textOf(house.press("ada", Action.of("mixer wipe")))).isEqualTo("{}");
        assertThat(textOf(house.say("ana", "/mixer wave"))).isEqualTo("That works in the group only.");
        assertThat(textOf(house.say("ana", Platform.TELEGRAM, Place.GROUP, "/mixer_whisper ana hi")))
                .isEqualTo("That works in our private chat only.");
        assertThat(textOf(house.press("eve", JOIN))).startsWith("You're excluded from this community");
    }

    @Test
    void a_cooldown_counts_uses_that_succeeded() {
        assertThat(textOf(house.say("ana", "/mixer poke"))).isEqualTo("{}");
        house.setClock(TestHouse.WEDNESDAY.plusSeconds(18));
        assertThat(textOf(house.say("ana", "/mixer poke"))).isEqualTo("You just did that. Try again in 42 s.");
        assertThat(textOf(house.say("hugo", "/mixer poke"))).isEqualTo("{}");
        house.setClock(TestHouse.WEDNESDAY.plusSeconds(60));
        assertThat(textOf(house.say("ana", "/mixer poke"))).isEqualTo("{}");
    }

    @Test
    void a_button_about_an_event_means_the_community_of_the_event() {
        house.press("ana", JOIN);

        assertThat(mixers.conversations.getFirst().communityId()).isEqualTo(MixerFeature.OTHER_COMMUNITY);
    }

    @Test
    void a_press_edits_its_message_and_the_same_typed_answers_in_private() {
        assertThat(house.press("ana", Action.of("help")).how()).isEqualTo(Answer.EDIT);
        assertThat(house.say("ana", "/help").how()).isEqualTo(Answer.PRIVATE);
    }

    @Test
    void a_handler_can_go_on_with_another_command_in_the_same_unit_of_work() {
        Answered answered = house.press("ana", Action.of("mixer then"));

        assertThat(textOf(answered)).isEqualTo("You're in, ana.");
        assertThat(house.count("domain_events")).isEqualTo(1);
    }

    @Test
    void forged_and_damaged_button_data_are_refused_kindly() {
        String data = house.codec.encode(JOIN);
        for (String forged :
                List.of("", "x", "A".repeat(64), data.substring(1), data + "A", "ü".repeat(20), "a".repeat(10_000))) {
            Answered answered = house.dispatch(
                    house.incoming("ana", Platform.TELEGRAM, Place.DIRECT, new Incoming.Input.Press(forged)));

            assertThat(textOf(answered)).startsWith("This button doesn't work any more.");
        }
        assertThat(house.count("domain_events")).isZero();
    }

    @Test
    void internal_options_cannot_be_typed_or_invoked() {
        Answered invoked = house.dispatch(house.incoming(
                "ana",
                Platform.DISCORD,
                Place.GROUP,
                new Incoming.Input.Invocation("mixer join", Map.of("event", MixerFeature.MIXER.toString()))));

        assertThat(textOf(invoked)).startsWith("I don't know /mixer join");
        assertThat(textOf(house.say("ana", "/mixer join event:" + MixerFeature.MIXER)))
                .startsWith("I don't know /mixer join");
        assertThat(house.count("domain_events")).isZero();
    }

    @Test
    void an_answer_to_a_form_cannot_set_what_only_buttons_carry() {
        Answered answered =
                house.submit("ana", Action.of("mixer join"), Map.of("event", MixerFeature.MIXER.toString()));

        assertThat(textOf(answered)).startsWith("There is no event here");
        assertThat(house.count("domain_events")).isZero();
    }

    @Test
    void a_person_is_found_by_name_and_never_by_a_typed_id() {
        assertThat(textOf(house.say("ana", "/mixer whisper to:@hugo text:hi")))
                .contains("to=" + TestRequesters.id("hugo"));
        assertThat(textOf(house.say("ana", "/mixer whisper to:" + TestRequesters.id("hugo") + " text:hi")))
                .startsWith("I can't tell who");
        assertThat(textOf(house.say("ana", "/mixer show Friday mixer"))).contains(MixerFeature.MIXER.toString());
        assertThat(textOf(house.say("ana", "/mixer show Monday mixer")))
                .startsWith("I can't tell what 'Monday mixer' is");
    }

    @Test
    void a_deep_link_is_a_press() {
        Answered answered = house.say("ana", Platform.TELEGRAM, Place.DIRECT, "/start " + house.codec.encode(JOIN));

        assertThat(textOf(answered)).isEqualTo("You're in, ana.");
        assertThat(answered.how()).isEqualTo(Answer.PRIVATE);
        assertThat(textOf(house.say("ana", Platform.TELEGRAM, Place.DIRECT, "/start forged-payload")))
                .startsWith("This button doesn't work any more.");
        assertThat(textOf(house.say("ana", Platform.TELEGRAM, Place.DIRECT, "/start")))
                .startsWith("Hello ana");
    }

    @Test
    void in_a_group_only_what_is_surely_ours_is_answered() {
        for (String line : List.of("hello all", "/weather", "/help", "/mixer", "/help@otherbot")) {
            assertThat(house.say("ana", Platform.TELEGRAM, Place.GROUP, line).reply())
                    .as(line)
                    .isEqualTo(Reply.nothing());
        }
        assertThat(house.count("handled_requests")).isZero();
        assertThat(textOf(house.say("ana", Platform.TELEGRAM, Place.GROUP, "/mixer wave")))
                .isEqualTo("{}");
        assertThat(textOf(house.say("ana", Platform.PLAYGROUND, Place.GROUP, "/weather")))
                .startsWith("I don't know /weather.");
        assertThat(house.dispatch(house.incoming(
                                "ana", Platform.TELEGRAM, Place.GROUP, new Incoming.Input.Line("/help@rondobot", true)))
                        .reply())
                .isInstanceOf(Reply.Listing.class);
    }

    @Test
    void an_unknown_command_is_answered_with_the_nearest_that_one_may_use() {
        assertThat(textOf(house.say("ana", "/mixer craete x")))
                .isEqualTo("I don't know /mixer craete. Did you mean /mixer create? /help shows all.");
        assertThat(textOf(house.say("ana", Platform.TELEGRAM, Place.DIRECT, "/mixer_craete x")))
                .contains("/mixer_create");
        assertThat(textOf(house.say("ana", "/abrakadabra")))
                .isEqualTo("I don't know /abrakadabra. /help shows what I can do.");
        assertThat(textOf(house.say("ana", "/" + "x".repeat(10_000)))).doesNotContain("x".repeat(100));
    }

    @Test
    void a_plain_line_goes_to_whoever_expects_it_or_gets_a_hint() {
        assertThat(textOf(house.say("hugo", "dear ana, hello"))).isEqualTo("Carried on.");
        assertThat(textOf(house.say("hugo", "hello"))).isEqualTo("I don't follow. /help shows what I can do.");
    }

    @Test
    void names_are_shown_as_people_chose_them_never_read_as_markup() {
        Answered answered = house.press("**{0}** `<b>` '{name}' </b>", JOIN);

        assertThat(textOf(answered)).isEqualTo("You're in, **{0}** `<b>` '{name}' </b>.");
        assertThat(((Reply.Text) answered.reply()).text().spans()).hasSize(3);
    }

    @Test
    void everyone_is_answered_in_their_own_language() {
        assertThat(textOf(house.press("olga", JOIN))).isEqualTo("olga, вы записаны.");
        assertThat(textOf(house.say("olga", "/mixer create title:Встреча starts:\"завтро в 7\"")))
                .isEqualTo("Не могу прочитать «завтро в 7» как время. Попробуйте завтра 19:00 или через 2 часа.");
        assertThat(textOf(house.say("olga", "/mixer create title:Встреча starts:\"завтра 19:00\"")))
                .contains("2026-12-03T18:00:00Z");
    }

    @Test
    void a_title_of_ten_thousand_characters_is_refused_with_its_length_and_the_limit() {
        assertThat(textOf(house.say("ana", "/mixer create starts:\"in 2h\" title:\"" + "long ".repeat(2_000) + "\"")))
                .isEqualTo("title has 9,999 characters; at most 200 fit.");
    }

    @Test
    void characters_that_the_database_refuses_are_left_out() {
        Answered answered = house.say("ana", "/mixer create title:\"Fri\u0000day \uD83D mixer\" starts:\"in 2h\"");

        assertThat(textOf(answered)).contains("title=Friday mixer");
    }

    private static List<Answered> atOnce(int threads, TestHouse house, Incoming incoming) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answered>> futures = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(() -> {
                    start.await();
                    return house.dispatch(incoming);
                }));
            }
            start.countDown();
            List<Answered> answers = new ArrayList<>();
            for (Future<Answered> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    static String textOf(Answered answered) {
        return ((Reply.Text) answered.reply()).text().plain();
    }
}
