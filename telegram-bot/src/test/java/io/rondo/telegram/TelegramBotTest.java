package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.Delivery;
import io.rondo.testkit.telegram.CallbackAnswer;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do on Telegram, from their message to what they see. */
class TelegramBotTest {

    private final TelegramHouse house = TelegramHouse.at("2026-12-01T12:00:00Z");
    private final FakeUser hedda = house.api.user("hedda");
    private final FakeUser ana = house.api.user("ana");
    private final FakeChat group = house.groupOf("Mixers", hedda).with(ana);

    @AfterEach
    void close() {
        house.api.assertNoViolations();
        house.close();
    }

    private void startedBy(FakeUser... people) {
        for (FakeUser person : people) {
            person.starts();
        }
        house.settle();
    }

    private String named(String command) {
        return command + "@" + house.api.botUsername();
    }

    /** A published mixer's card in the group. */
    private FakeMessage mixer(String title) {
        startedBy(hedda);
        hedda.says(
                group,
                "/event create title:\"" + title + "\" starts:\"fri 19:00\" capacity:20"
                        + " min:1 calls:practice publish:yes");
        house.settle();
        house.advance(Duration.ofSeconds(5));
        return house.api.awaitMessage(group, message -> message.labels().contains("Register"));
    }

    @Test
    void who_starts_the_bot_is_greeted_by_name() {
        ana.starts();

        assertThat(house.api.awaitText(ana, "Hello Ana").text()).contains("I'm Rondo");
    }

    @Test
    void a_stranger_registers_from_the_group_through_the_private_chat() {
        FakeMessage card = mixer("Friday mixer");

        CallbackAnswer answer = ana.presses(card, "Register").awaitAnswer();
        assertThat(answer.url()).isPresent();
        assertThat(house.count("registrations")).isZero();
        ana.opensDeepLink(answer.url().get());

        assertThat(house.api.awaitText(ana, "You're in").text()).contains("Friday mixer");
        assertThat(house.count("registrations")).isEqualTo(1);
        house.settle();
        house.advance(Duration.ofSeconds(5));
        house.api.await(
                "a card with one seat less",
                () -> house.api.current(card).text().contains("19 of 20"));
        assertThat(house.api.sentTo(group)).hasSize(1);
    }

    @Test
    void who_is_known_gets_the_answer_in_private_and_a_notice_in_the_group() {
        startedBy(ana);
        FakeMessage card = mixer("Friday mixer");

        CallbackAnswer answer = ana.presses(card, "Register").awaitAnswer();

        assertThat(answer.text()).isEqualTo("I've written to you in our private chat.");
        assertThat(house.api.awaitText(ana, "You're in").labels()).contains("Cancel my place");
        house.settle();
        assertThat(house.api.sentTo(group)).as("in the group").hasSize(1);
    }

    @Test
    void a_button_in_private_changes_its_message() {
        startedBy(ana);
        ana.presses(mixer("Friday mixer"), "Register").awaitAnswer();
        FakeMessage place = house.api.awaitText(ana, "You're in");

        ana.presses(place, "Cancel my place").awaitAnswer();
        house.settle();

        assertThat(house.api.current(place).edits()).isEqualTo(1);
        assertThat(house.api.current(place).text()).doesNotContain("You're in");
        assertThat(house.texts("SELECT state FROM registrations")).containsExactly("CANCELLED");
    }

    @Test
    void a_second_press_gets_the_same_answer_and_changes_nothing() {
        startedBy(ana);
        FakeMessage card = mixer("Friday mixer");

        ana.presses(card, "Register");
        ana.presses(card, "Register");
        house.settle();

        assertThat(house.count("registrations")).isEqualTo(1);
        assertThat(house.api.sentTo(ana))
                .filteredOn(message -> message.text().contains("You're in"))
                .hasSize(2);
    }

    @Test
    void forged_button_data_are_told_and_do_nothing() {
        startedBy(ana);
        FakeMessage card = mixer("Friday mixer");

        CallbackAnswer known = ana.pressesData(card, "AQIDBAUGBwgJCgsMDQ4PEA").awaitAnswer();
        CallbackAnswer stranger =
                house.api.user("mallory").pressesData(card, "event register").awaitAnswer();

        assertThat(known.text()).startsWith("This button doesn't work any more.");
        assertThat(stranger.text()).startsWith("This button doesn't work any more.");
        assertThat(stranger.alert()).isTrue();
        assertThat(house.count("registrations")).isZero();
    }

    @Test
    void a_private_command_in_the_group_is_answered_in_private() {
        startedBy(ana);

        ana.says(group, "/my");
        house.settle();

        assertThat(house.api.awaitText(ana, "Nothing waits for you")).isNotNull();
        assertThat(house.api.sentTo(group)).isEmpty();
    }

    @Test
    void a_stranger_who_types_a_private_command_in_the_group_is_shown_the_way_to_it() {
        FakeUser gus = house.api.user("gus");
        FakeChat own = house.groupOf("Gus's group", gus);

        gus.says(own, "/setup");
        FakeMessage way = house.api.awaitText(own, "I answer /setup in our private chat");
        assertThat(way.labels()).containsExactly("Open our chat");
        gus.presses(way, "Open our chat");

        FakeMessage setup =
                house.api.awaitMessage(gus, message -> !message.labels().isEmpty());
        assertThat(setup.text()).startsWith("Step 1 of 6");
        assertThat(house.texts("SELECT name FROM communities WHERE setup_step >= 0"))
                .containsExactly("Gus's group");
    }

    @Test
    void help_in_a_group_is_for_the_bot_that_is_named() {
        startedBy(ana);
        int before = house.api.sentTo(ana).size();

        house.api.privacyMode(false);
        ana.says(group, "/help");
        ana.says(group, "/help@another_bot");
        ana.says(group, "what a day");
        house.settle();
        assertThat(house.api.sentTo(ana)).hasSize(before);

        ana.says(group, named("/help"));
        house.settle();
        assertThat(house.api.sentTo(ana).getLast().text()).contains("/events");
        assertThat(house.api.sentTo(group)).isEmpty();
    }

    @Test
    void an_unknown_command_gets_a_clear_answer() {
        startedBy(ana);

        ana.says("/evnets");
        assertThat(house.api.awaitText(ana, "I don't know /evnets").text()).contains("/events");

        house.api.user("stranger").says(group, named("/dance"));
        assertThat(house.api.awaitText(group, "I don't know /dance")).isNotNull();
    }

    @Test
    void talk_and_pictures_in_private_are_not_met_with_silence() {
        startedBy(ana);

        ana.says("hello there");
        house.settle();
        assertThat(house.api.sentTo(ana).getLast().text()).startsWith("I don't follow");

        int before = house.api.sentTo(ana).size();
        ana.sendsPhoto(ana.privateChat(), "");
        house.settle();
        assertThat(house.api.sentTo(ana)).hasSize(before + 1);
    }

    @Test
    void html_in_names_and_titles_is_shown_as_it_was_written() {
        FakeUser tricky = house.api.user("tricky").named("<b>Ann & \"Bea\"</b>", "</a>");

        tricky.starts();

        assertThat(house.api.awaitText(tricky, "Hello").text()).startsWith("Hello <b>Ann & \"Bea\"</b> </a>,");
        assertThat(mixer("<i>Fri & day</i>").text()).contains("<i>Fri & day</i>");
    }

    @Test
    void a_long_text_comes_in_several_messages_with_the_buttons_under_the_last() {
        startedBy(ana);
        String text = "All about <mixers> & more. ".repeat(400);

        house.transactor.run(work -> house.features
                .deliveries()
                .add(
                        work,
                        Delivery.to(
                                Platform.TELEGRAM,
                                Long.toString(ana.id()),
                                "news",
                                Reply.text(
                                        RichText.plain(text),
                                        Reply.ButtonRow.of(Button.normal("Help", Action.of("help")))))));
        house.settle();

        List<FakeMessage> sent = house.api.sentTo(ana).stream().skip(1).toList();
        assertThat(sent)
                .hasSizeGreaterThan(2)
                .allMatch(message -> message.text().length() <= 4096);
        assertThat(String.join(" ", sent.stream().map(FakeMessage::text).toList()))
                .isEqualTo(text.strip());
        assertThat(sent.getLast().labels()).containsExactly("Help");
        assertThat(sent.getFirst().labels()).isEmpty();
    }

    @Test
    void a_russian_app_is_answered_in_russian() {
        FakeUser olga = house.api.user("olga").named("Ольга").language("ru");

        olga.starts();

        assertThat(house.api.awaitText(olga, "Здравствуйте, Ольга!")).isNotNull();
    }

    @Test
    void a_form_is_asked_step_by_step_and_can_be_stopped() {
        startedBy(hedda);
        hedda.says(group, "/event create title:\"Friday mixer\" starts:\"fri 19:00\" capacity:20 min:1 calls:practice");
        FakeMessage preview =
                house.api.awaitMessage(hedda, message -> message.labels().contains("Edit"));

        hedda.presses(preview, "Edit");
        FakeMessage question =
                house.api.awaitMessage(hedda, message -> message.text().contains("1 of 5"));
        assertThat(question.labels()).contains("Keep it", "Skip");
        hedda.says("Saturday mixer");
        FakeMessage second =
                house.api.awaitMessage(hedda, message -> message.text().contains("2 of 5"));
        hedda.says("/about");
        house.api.awaitText(hedda, "free software");
        hedda.presses(second, "Keep it");
        house.api.awaitMessage(hedda, message -> message.text().contains("3 of 5"));

        hedda.says("/cancel");
        house.api.awaitText(hedda, "Stopped. Nothing was saved.");

        assertThat(house.texts("SELECT title FROM events")).containsExactly("Friday mixer");
        assertThat(house.count("form_sessions")).isZero();
    }

    @Test
    void a_calendar_comes_as_a_file() {
        startedBy(ana);
        ana.presses(mixer("Friday mixer"), "Register").awaitAnswer();
        FakeMessage place = house.api.awaitText(ana, "You're in");

        ana.presses(place, "Add to calendar").awaitAnswer();
        FakeMessage file = house.api.awaitMessage(ana, message -> message.file().isPresent());

        assertThat(file.file().orElseThrow().name()).endsWith(".ics");
        assertThat(file.file().orElseThrow().contentAsText()).contains("BEGIN:VCALENDAR", "Friday mixer");
    }

    @Test
    void the_menus_offer_what_may_be_used_there() {
        house.api.awaitRequests("setMyCommands", 8);

        assertThat(house.api.commandsFor(ana, ana.privateChat(), "en"))
                .contains("my - Everything that waits for you")
                .noneMatch(line -> line.startsWith("setup ") || line.startsWith("start "));
        assertThat(house.api.commandsFor(hedda, group, "en")).anyMatch(line -> line.startsWith("setup "));
        assertThat(house.api.commandsFor(ana, group, "en")).noneMatch(line -> line.startsWith("setup "));
        assertThat(house.api.commandsFor(ana, ana.privateChat(), "ru")).contains("my - Всё, что ждёт вашего ответа");
    }
}
