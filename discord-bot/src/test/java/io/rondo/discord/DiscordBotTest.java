package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.Delivery;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.view.DiscordModal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DiscordBotTest {

    private static DiscordHouse house;
    private static int guilds;

    private DiscordGuild guild;
    private DiscordChannel general;
    private DiscordUser hedda;
    private DiscordUser ana;

    @BeforeAll
    static void open() {
        house = DiscordHouse.now();
        house.discord.awaitReady();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void gather() {
        guild = house.discord.guild("Berlin mixers " + ++guilds);
        general = guild.channel("general");
        hedda = house.adminOf(guild, "hedda" + guilds);
        ana = house.discord.user("ana" + guilds).joins(guild);
    }

    @AfterEach
    void nothing_went_against_discord_s_description() {
        house.discord.assertNoViolations();
    }

    private DiscordMessage published(String title) {
        DiscordMessage preview = hedda.slash(
                        general,
                        "event create",
                        Map.of("title", title, "starts", "in 30h", "capacity", 20, "min", 1, "calls", "practice"))
                .awaitAnswer();
        return hedda.press(preview, "Publish").awaitAnswer();
    }

    @Test
    void help_is_for_the_one_who_asked_and_its_pages_are_turned_in_place() {
        DiscordInteraction asked = ana.slash(general, "help");
        DiscordMessage help = asked.awaitAnswer();

        assertThat(asked.isPrivate()).isTrue();
        assertThat(help.text()).contains("/events").doesNotContain("/setup");
        String next = help.labels().getLast();
        DiscordInteraction turned = ana.press(help, next);

        assertThat(turned.awaitAnswer().text()).contains("/").isNotEqualTo(help.text());
        assertThat(turned.editsSource()).isTrue();
    }

    @Test
    void an_event_is_made_published_and_registered_for() {
        published("Friday mixer");

        DiscordMessage events = ana.slash(general, "events").awaitAnswer();
        assertThat(events.text()).contains("Friday mixer");
        DiscordInteraction registered = ana.press(events, "Register");

        assertThat(registered.awaitAnswer().text()).contains("You're in", "Friday mixer");
        assertThat(registered.isPrivate()).isTrue();
        assertThat(house.count("registrations")).isEqualTo(1);
    }

    @Test
    void the_card_in_the_channel_is_pressed_and_stays_as_it_is_for_everyone() {
        hedda.slash(general, "setup").awaitAnswer();
        published("Friday mixer");
        DiscordMessage card = house.discord.awaitText(general, "Friday mixer");

        DiscordInteraction registered = ana.press(card, "Register");

        assertThat(registered.awaitAnswer().text()).contains("You're in");
        assertThat(registered.isPrivate()).isTrue();
        assertThat(registered.editsSource()).isFalse();
        house.discord.await(
                "a card with one seat less",
                () -> house.discord.current(card).text().contains("19 of 20"));
    }

    @Test
    void a_second_press_says_what_is_so_and_changes_nothing() {
        published("Friday mixer");
        DiscordMessage events = ana.slash(general, "events").awaitAnswer();

        DiscordMessage first = ana.press(events, "Register").awaitAnswer();
        DiscordMessage second = ana.press(events, "Register").awaitAnswer();

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(house.count("registrations r JOIN events e ON e.id = r.event_id JOIN chats c ON c.community_id ="
                        + " e.community_id WHERE c.external_id = '" + guild.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void lines_in_the_direct_chat_are_answered_there_in_their_order() {
        ana.slash(general, "my").awaitAnswer();

        ana.says(ana.direct(), "hello there");
        ana.says(ana.direct(), "/about");
        house.discord.awaitDirect(ana, "free software");

        assertThat(ana.directMessages().stream()
                        .filter(DiscordMessage::isFromBot)
                        .toList())
                .extracting(DiscordMessage::text)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("I don't follow"),
                        second -> assertThat(second).contains("free software"));
    }

    @Test
    void commands_in_the_direct_chat_mean_the_community_last_used() {
        published("Friday mixer");
        ana.slash(general, "my").awaitAnswer();

        DiscordInteraction asked = ana.slash(ana.direct(), "events");

        assertThat(asked.awaitAnswer().text()).contains("Friday mixer");
        assertThat(asked.awaitAnswer().isEphemeral())
                .as("it may be wanted tomorrow")
                .isFalse();
    }

    @Test
    void a_form_that_a_typed_line_asks_for_is_opened_by_a_button() {
        hedda.slash(general, "my").awaitAnswer();

        hedda.says(hedda.direct(), "/event create");
        DiscordMessage invitation = house.discord.awaitMessage(
                hedda.direct(), message -> message.labels().contains("Fill in"));
        DiscordInteraction opened = hedda.press(invitation, "Fill in");

        assertThat(opened.awaitModal().fields()).isNotEmpty();
    }

    @Test
    void an_answer_that_only_one_person_sees_can_be_changed_later_as_long_as_its_interaction_lives() {
        DiscordInteraction asked = ana.slash(general, "my");
        DiscordMessage answer = asked.awaitAnswer();
        house.discord.await(
                "the answer's token",
                () -> house.count("discord_interactions WHERE message = '" + answer.id() + "'") == 1);

        house.transactor.run(work -> house.features
                .deliveries()
                .add(
                        work,
                        Delivery.to(
                                        Platform.DISCORD,
                                        Long.toString(guild.id()),
                                        "registration",
                                        Reply.text(RichText.plain("You have a seat.")))
                                .inThread(Optional.of(Long.toString(general.id())))
                                .editing(Long.toString(answer.id()))));

        house.discord.await(
                "the changed answer", () -> house.discord.current(answer).text().equals("You have a seat."));
        assertThat(general.posted()).noneMatch(message -> message.text().contains("You have a seat."));
    }

    @Test
    void the_first_server_admin_is_told_where_to_begin() {
        DiscordGuild other = house.discord.guild("Porto mixers " + guilds);
        DiscordChannel lobby = other.channel("lobby");
        other.removeBot();
        other.addBot();

        assertThat(house.discord.awaitText(lobby, "I'm Rondo").text()).contains("/setup");
    }

    @Test
    void a_russian_client_is_answered_in_russian() {
        DiscordUser olga = house.discord.user("olga").joins(guild).speaks("ru");

        assertThat(olga.slash(general, "my").awaitAnswer().text()).contains("ничто не ждёт");
    }

    @Test
    void what_a_button_lacks_is_asked_by_a_modal() {
        DiscordMessage setup = hedda.slash(general, "setup").awaitAnswer();
        DiscordMessage zone = hedda.press(setup, "✓ English").awaitAnswer();

        DiscordInteraction asked = hedda.press(zone, "Enter a city");
        DiscordModal modal = asked.awaitModal();
        assertThat(modal.labels()).hasSize(1);
        DiscordInteraction filled =
                hedda.submit(asked, Map.of(modal.fields().getFirst().customId(), "Lisbon"));

        assertThat(filled.awaitAnswer().text()).contains("Step 3");
        assertThat(filled.editsSource()).isTrue();
        assertThat(house.texts("SELECT zone FROM communities")).contains("Europe/Lisbon");
    }

    @Test
    void a_value_that_cannot_be_read_is_told_and_the_form_can_be_filled_in_again() {
        DiscordMessage setup = hedda.slash(general, "setup").awaitAnswer();
        DiscordMessage zone = hedda.press(setup, "✓ English").awaitAnswer();
        DiscordInteraction asked = hedda.press(zone, "Enter a city");
        String field = asked.awaitModal().fields().getFirst().customId();

        DiscordMessage told = hedda.submit(asked, Map.of(field, "Atlantis")).awaitAnswer();
        assertThat(told.text()).contains("Atlantis");
        DiscordInteraction again = hedda.press(told, "Fill in");

        assertThat(again.awaitModal().fields().getFirst().value()).isEqualTo("Atlantis");
        assertThat(hedda.submit(again, Map.of(field, "Madrid")).awaitAnswer().text())
                .contains("Step 3");
    }

    @Test
    void announcements_go_to_the_channel_that_is_chosen() {
        DiscordChannel news = guild.channel("news");
        DiscordMessage setup = hedda.slash(general, "setup").awaitAnswer();
        assertThat(house.texts("SELECT thread FROM chats WHERE external_id = '" + guild.id() + "'"))
                .containsExactly(Long.toString(general.id()));
        DiscordMessage zone = hedda.press(setup, "✓ English").awaitAnswer();
        DiscordMessage chat = hedda.press(zone, "Skip").awaitAnswer();

        hedda.select(chat, guild.name() + ": choose a channel", news).awaitAnswer();

        assertThat(house.texts("SELECT thread FROM chats WHERE external_id = '" + guild.id() + "'"))
                .containsExactly(Long.toString(news.id()));
    }

    @Test
    void events_complete_themselves_while_they_are_typed() {
        published("Friday mixer");
        published("Saturday dance");

        List<DiscordInteraction.Choice> all = ana.autocomplete(general, "register", "event", "");
        List<DiscordInteraction.Choice> fitting = ana.autocomplete(general, "register", "event", "dan");

        assertThat(all).extracting(DiscordInteraction.Choice::name).contains("Friday mixer", "Saturday dance");
        assertThat(fitting).extracting(DiscordInteraction.Choice::name).containsExactly("Saturday dance");
        DiscordMessage answer = ana.slash(
                        general, "register", Map.of("event", fitting.getFirst().value()))
                .awaitAnswer();
        assertThat(answer.text()).contains("You're in", "Saturday dance");
    }

    @Test
    void what_is_not_theirs_to_use_suggests_nothing_and_is_refused() {
        DiscordUser member = house.discord.user("mallory" + guilds).joins(guild);
        member.slash(general, "my").awaitAnswer();

        DiscordInteraction refused =
                member.slashUnoffered(general, "moderator add", Map.of("person", "mallory" + guilds));

        assertThat(refused.awaitAnswer().text()).contains("Only admins can do that.");
        assertThat(refused.isPrivate()).isTrue();
        assertThat(house.texts("SELECT role FROM members")).containsOnly("PLAYER");
    }

    @Test
    void forged_data_are_told_and_do_nothing() {
        DiscordMessage help = ana.slash(general, "help").awaitAnswer();

        DiscordInteraction forged = ana.forge(help, "AQIDBAUGBwgJCgsMDQ4PEA");

        assertThat(forged.awaitAnswer().text()).startsWith("This button doesn't work any more.");
        assertThat(forged.isPrivate()).isTrue();
    }

    @Test
    void the_rights_on_the_server_decide_who_is_a_moderator() {
        DiscordUser gus =
                house.discord.user("gus" + guilds).joins(guild).may(guild, DiscordPermission.MODERATE_MEMBERS);
        gus.slash(general, "my").awaitAnswer();

        assertThat(house.texts("SELECT role FROM chat_roles r JOIN accounts a ON a.id = r.account_id"
                        + " WHERE a.external_id = '" + gus.id() + "'"))
                .containsExactly("MODERATOR");
    }

    @Test
    void commands_are_offered_by_role_and_place_and_described_in_both_languages() {
        var commands = house.discord.commands();

        assertThat(commands)
                .anySatisfy(command -> {
                    assertThat(command.path("name").asString("")).isEqualTo("setup");
                    assertThat(command.path("default_member_permissions").asString(""))
                            .isEqualTo("32");
                })
                .anySatisfy(command -> {
                    assertThat(command.path("name").asString("")).isEqualTo("my");
                    assertThat(command.path("description_localizations")
                                    .path("ru")
                                    .asString(""))
                            .isEqualTo("Всё, что ждёт вашего ответа");
                })
                .noneSatisfy(
                        command -> assertThat(command.path("name").asString("")).isEqualTo("start"));
    }

    @Test
    void every_command_subcommand_and_option_has_a_russian_name_and_answers_to_the_english_one() {
        Set<String> english = new TreeSet<>();
        house.discord.commands().forEach(command -> withoutRussianName(command, english));
        assertThat(english)
                .as("words that names_ru.properties of the Discord bot lacks")
                .isEmpty();

        DiscordUser olga = house.discord.user("olga").joins(guild).speaks("ru");
        assertThat(olga.slash(general, "events").awaitAnswer().text()).isNotBlank();
    }

    private static void withoutRussianName(JsonNode named, Set<String> found) {
        if (!named.path("name_localizations").has("ru")) {
            found.add(named.path("name").asString());
        }
        named.path("options").forEach(option -> withoutRussianName(option, found));
    }

    @Test
    void a_command_that_a_text_names_can_be_pressed() {
        DiscordMessage hint = ana.slash(general, "help").awaitAnswer();
        String events = house.discord.commands().stream()
                .filter(command -> command.path("name").asString().equals("events"))
                .map(command -> command.path("id").asString())
                .findFirst()
                .orElseThrow();

        assertThat(hint.parts().toString()).contains("</events:" + events + ">");
        assertThat(hint.text()).contains("/events").doesNotContain(events);
    }

    @Test
    void a_server_that_adds_the_bot_is_a_community_until_it_removes_it() {
        DiscordGuild other = house.discord.guild("Lisbon mixers " + guilds);
        house.discord.await(
                "a community",
                () -> house.count("chats WHERE left_at IS NULL AND external_id = '" + other.id() + "'") == 1);

        other.removeBot();

        house.discord.await(
                "none any more",
                () -> house.count("chats WHERE left_at IS NOT NULL AND external_id = '" + other.id() + "'") == 1);
    }
}
