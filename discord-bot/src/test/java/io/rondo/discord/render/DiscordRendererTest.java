package io.rondo.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.MessageTopLevelComponentUnion;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

class DiscordRendererTest {

    private static final Instant FRIDAY = Instant.parse("2026-12-04T18:00:00Z");

    private final DiscordRenderer renderer =
            new DiscordRenderer(action -> action.command().replace(' ', '-')
                    + String.join("", action.options().values()));

    private static Button button(String label) {
        return Button.normal(label, Action.of("press " + label));
    }

    private static Reply.Text buttons(String... labels) {
        return Reply.text(
                RichText.plain("?"),
                new ButtonRow(Stream.of(labels).map(DiscordRendererTest::button).toList()));
    }

    private static String[] numbered(String label, int most) {
        return IntStream.rangeClosed(1, most).mapToObj(n -> label + n).toArray(String[]::new);
    }

    private MessageCreateData only(Reply reply) {
        assertThat(renderer.messages(reply)).hasSize(1);
        return renderer.messages(reply).getFirst();
    }

    private static List<ActionRow> rows(MessageCreateData message) {
        return message.getComponents().stream()
                .map(MessageTopLevelComponentUnion::asActionRow)
                .toList();
    }

    private static List<List<String>> labels(MessageCreateData message) {
        return rows(message).stream()
                .map(row -> row.getComponents().stream()
                        .map(component -> component instanceof StringSelectMenu select
                                ? "select of " + select.getOptions().size()
                                : component.asButton().getLabel())
                        .toList())
                .toList();
    }

    @Test
    void spans_become_markdown_and_instants_are_shown_in_each_readers_zone() {
        RichText text = new RichText(List.of(
                new Span.Bold("Friday mixer"),
                new Span.Plain(" at "),
                new Span.Time("Fri 4 Dec 19:00", FRIDAY, Span.Style.FULL),
                new Span.Plain(", "),
                new Span.Time("19:00", FRIDAY, Span.Style.CLOCK),
                new Span.Plain(", "),
                new Span.Time("in 3 days", FRIDAY, Span.Style.RELATIVE),
                new Span.Plain(" "),
                new Span.Code("/help"),
                new Span.Plain(" "),
                new Span.Link("map", "https://example.org/a(b)")));

        assertThat(only(Reply.text(text)).getContent())
                .isEqualTo("**Friday mixer** at <t:1796407200:F>, <t:1796407200:t>, <t:1796407200:R> `/help` "
                        + "[map](<https://example.org/a%28b%29>)");
    }

    @Test
    void what_people_wrote_is_shown_as_they_wrote_it_and_pings_nobody() {
        MessageCreateData message = only(Reply.text(RichText.plain(
                "**x** _y_ ~~z~~ `c` ||s|| <@1> @everyone [a](b)\n# big\n- item\n1. one\n> said\n-# small")));

        assertThat(message.getContent())
                .isEqualTo("\\*\\*x\\*\\* \\_y\\_ \\~\\~z\\~\\~ \\`c\\` \\|\\|s\\|\\| \\<@1\\> \\@everyone \\[a\\](b)\n"
                        + "\\# big\n\\- item\n1\\. one\n\\> said\n\\-# small");
        assertThat(message.getAllowedMentions()).isEmpty();
    }

    @Test
    void an_address_that_somebody_wrote_stays_whole() {
        assertThat(only(Reply.text(RichText.plain("see https://example.org/a_b_c and a_b")))
                        .getContent())
                .isEqualTo("see https://example.org/a_b_c and a\\_b");
    }

    @Test
    void bold_pieces_side_by_side_do_not_run_together() {
        assertThat(only(Reply.text(RichText.bold("Ana ").then(RichText.bold("Bea"))))
                        .getContent())
                .isEqualTo("**Ana** **Bea**");
        assertThat(only(Reply.text(RichText.bold("Ana").then(RichText.bold("Bea"))))
                        .getContent())
                .isEqualTo("**Ana**\u200b**Bea**");
    }

    @Test
    void a_card_is_an_embed_in_the_communitys_colour() {
        Reply.Card card = Reply.Card.of("Friday *mixer*", RichText.plain("14 of 20 seats"))
                .field("Where", RichText.plain("The bar"))
                .colour(Optional.of(0x336699))
                .footer(RichText.plain("Rondo *"))
                .with(ButtonRow.of(Button.primary("Register", Action.of("event register"))));

        MessageCreateData message = only(card);

        MessageEmbed embed = message.getEmbeds().getFirst();
        assertThat(embed.getTitle()).isEqualTo("Friday \\*mixer\\*");
        assertThat(embed.getDescription()).isEqualTo("14 of 20 seats");
        assertThat(embed.getFields()).singleElement().isEqualTo(new MessageEmbed.Field("Where", "The bar", false));
        assertThat(embed.getColorRaw()).isEqualTo(0x336699);
        assertThat(embed.getFooter().getText()).isEqualTo("Rondo *");
        assertThat(labels(message)).containsExactly(List.of("Register"));
        assertThat(rows(message).getFirst().getButtons().getFirst().getCustomId())
                .isEqualTo("event-register");
    }

    @Test
    void a_footer_with_an_instant_is_small_print_since_footers_show_none() {
        RichText footer =
                RichText.plain("Ends ").then(new RichText(List.of(new Span.Time("19:00", FRIDAY, Span.Style.CLOCK))));

        MessageEmbed embed = only(Reply.Card.of("Mixer", RichText.plain("Text")).footer(footer))
                .getEmbeds()
                .getFirst();

        assertThat(embed.getDescription()).isEqualTo("Text\n-# Ends <t:1796407200:t>");
        assertThat(embed.getFooter()).isNull();
    }

    @Test
    void a_picture_has_its_words_below_it_also_where_discord_cannot_fetch_it() {
        Reply.Card card = Reply.Card.of("Plan", RichText.plain("6 rounds"));

        MessageEmbed shown =
                only(pictured(card, "https://example.org/plan.png")).getEmbeds().getFirst();
        MessageEmbed hidden = only(pictured(card, "http://localhost:8080/plan.png"))
                .getEmbeds()
                .getFirst();

        assertThat(shown.getImage().getUrl()).isEqualTo("https://example.org/plan.png");
        assertThat(hidden.getImage()).isNull();
        assertThat(List.of(shown.getDescription(), hidden.getDescription()))
                .containsOnly("6 rounds\n-# Everyone meets 6 of 8");
    }

    private static Reply.Card pictured(Reply.Card card, String url) {
        return new Reply.Card(
                card.title(),
                card.text(),
                card.fields(),
                Optional.of(new Reply.Picture(url, "Everyone meets 6 of 8")),
                card.colour(),
                card.footer(),
                card.rows());
    }

    @Test
    void a_picture_that_we_made_carries_its_words_as_alternative_text() {
        Reply.Text plan = Reply.text(RichText.plain("6 rounds"))
                .with(Reply.Attachment.picture("plan.png", new byte[] {1}, "Everyone meets 6 of 8"));

        assertThat(only(plan).getFiles()).singleElement().satisfies(file -> {
            assertThat(file.getName()).isEqualTo("plan.png");
            assertThat(file.getDescription()).isEqualTo("Everyone meets 6 of 8");
        });
    }

    @Test
    void a_huge_card_becomes_several_messages_within_every_limit_with_the_buttons_below_the_last() {
        Reply.Card card = Reply.Card.of("T".repeat(400), RichText.plain("A sentence to read. \n".repeat(500)))
                .footer(RichText.plain("F".repeat(3_000)))
                .with(ButtonRow.of(button("Register")));
        for (int i = 0; i < 40; i++) {
            card = card.field("Name " + "n".repeat(300), RichText.plain("*value* ".repeat(300)));
        }

        List<MessageCreateData> messages = renderer.messages(card);

        assertThat(messages).hasSizeGreaterThan(3).allSatisfy(message -> {
            assertThat(message.getEmbeds()).hasSize(1);
            MessageEmbed embed = message.getEmbeds().getFirst();
            assertThat(embed.getLength()).isLessThanOrEqualTo(6_000);
            assertThat(embed.getFields()).hasSizeLessThanOrEqualTo(25);
        });
        assertThat(messages.subList(0, messages.size() - 1))
                .allSatisfy(message -> assertThat(message.getComponents()).isEmpty());
        assertThat(labels(messages.getLast())).containsExactly(List.of("Register"));
    }

    @Test
    void a_long_text_is_cut_between_lines_and_loses_nothing() {
        String line = "A line that **somebody** wrote, with _all_ of it.";
        String lines = String.join(
                "\n", IntStream.range(0, 200).mapToObj(n -> n + " " + line).toList());

        List<MessageCreateData> messages = renderer.messages(Reply.text(RichText.plain(lines)));

        assertThat(messages)
                .hasSizeGreaterThan(4)
                .allSatisfy(message -> assertThat(message.getContent().length()).isLessThanOrEqualTo(2_000));
        assertThat(messages.stream().flatMap(message -> message.getContent().lines()))
                .hasSize(200)
                .allSatisfy(shown -> assertThat(shown).endsWith("with \\_all\\_ of it."));
    }

    @Test
    void a_text_without_any_place_to_cut_is_cut_all_the_same_and_no_character_in_two() {
        List<MessageCreateData> messages = renderer.messages(Reply.text(RichText.bold("😀".repeat(3_000))));

        assertThat(messages).allSatisfy(message -> {
            assertThat(message.getContent()).startsWith("**").endsWith("**");
            assertThat(message.getContent().length()).isLessThanOrEqualTo(2_000);
        });
        assertThat(messages.stream()
                        .map(message -> message.getContent().replace("*", ""))
                        .reduce("", String::concat))
                .isEqualTo("😀".repeat(3_000));
    }

    @Test
    void buttons_have_five_rows_of_five_a_long_choice_is_a_select_and_more_still_are_selects_only() {
        assertThat(labels(only(buttons("Yes", "No")))).containsExactly(List.of("Yes", "No"));
        assertThat(labels(only(buttons(numbered("language ", 12))))).containsExactly(List.of("select of 12"));
        assertThat(labels(only(buttons(numbered("language ", 30)))))
                .containsExactly(List.of("select of 25"), List.of("select of 5"));

        Reply.Text sevenRows = Reply.text(RichText.plain("?"));
        Reply.Text thirtyRows = sevenRows;
        for (int i = 1; i <= 30; i++) {
            thirtyRows = thirtyRows.with(ButtonRow.of(button("row " + i)));
            sevenRows = i == 7 ? thirtyRows : sevenRows;
        }
        assertThat(labels(only(sevenRows)))
                .containsExactly(List.of("row 1", "row 2", "row 3", "row 4", "row 5"), List.of("row 6", "row 7"));
        assertThat(labels(only(thirtyRows))).containsExactly(List.of("select of 25"), List.of("select of 5"));
    }

    @Test
    void two_buttons_with_the_same_action_are_told_apart_and_both_carry_it() {
        Reply.Text twice = Reply.text(
                RichText.plain("?"),
                ButtonRow.of(
                        Button.normal("Yes", Action.of("answer")), Button.normal("Of course", Action.of("answer"))));

        List<String> ids = rows(only(twice)).getFirst().getButtons().stream()
                .map(button -> button.getCustomId())
                .toList();

        assertThat(ids).containsExactly("answer", "answer#2");
        assertThat(ids).allSatisfy(id -> assertThat(CustomIds.data(id)).isEqualTo("answer"));
    }

    @Test
    void a_choice_among_channels_is_discords_own_menu_in_a_row_of_its_own() {
        Button channels = new Button.Channels("Where to announce?", Action.of("setup channel"), Optional.of("4711"));

        List<ActionRow> rows = rows(only(Reply.text(RichText.plain("?"), ButtonRow.of(button("Skip"), channels))));

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().getComponents().getFirst()).isInstanceOfSatisfying(EntitySelectMenu.class, menu -> {
            assertThat(menu.getCustomId()).isEqualTo("setup-channel");
            assertThat(menu.getPlaceholder()).isEqualTo("Where to announce?");
            assertThat(menu.getDefaultValues()).containsExactly(EntitySelectMenu.DefaultValue.channel("4711"));
        });
    }

    @Test
    void what_is_chosen_in_a_select_is_the_data_of_the_button() {
        StringSelectMenu select = (StringSelectMenu)
                rows(only(buttons(numbered("n", 6)))).getFirst().getComponents().getFirst();

        assertThat(CustomIds.isSelect(select.getCustomId())).isTrue();
        assertThat(select.getOptions()).extracting(SelectOption::getValue).startsWith("press-n1", "press-n2");
        assertThat(CustomIds.isSelect("press-n1")).isFalse();
    }

    @Test
    void a_page_that_only_this_machine_knows_is_spelled_out_instead_of_a_button() {
        Reply.Text call = Reply.text(
                RichText.plain("Your call"),
                ButtonRow.of(
                        Button.open("Open the call", "http://localhost:8080/call"),
                        Button.open("Map", "https://example.org/map")));

        MessageCreateData message = only(call);

        assertThat(message.getContent()).isEqualTo("Your call\nOpen the call: `http://localhost:8080/call`");
        assertThat(labels(message)).containsExactly(List.of("Map"));
    }

    @Test
    void labels_are_never_empty_nor_too_long() {
        MessageCreateData message = only(buttons(" ", "😀".repeat(60)));

        assertThat(labels(message).getFirst())
                .hasSize(2)
                .allSatisfy(label -> assertThat(label.length()).isBetween(1, 80));
        assertThat(labels(message).getFirst().getLast()).endsWith("😀…");
    }

    @Test
    void a_list_is_numbered_with_its_buttons_and_turns_its_pages() {
        Reply listing = new Reply.Listing(
                RichText.bold("What's on"),
                List.of(
                        new Reply.Item(RichText.plain("Friday mixer"), List.of(button("Register"))),
                        new Reply.Item(RichText.plain("Bar mixer"), List.of(button("Join")))),
                2,
                3,
                Optional.of(Action.of("events")),
                List.of());

        MessageCreateData message = only(listing);

        assertThat(message.getContent()).isEqualTo("**What's on**\n\n1\\. Friday mixer\n\n2\\. Bar mixer\n\n2/3");
        assertThat(labels(message)).containsExactly(List.of("1. Register"), List.of("2. Join"), List.of("◀ 1", "3 ▶"));
    }

    @Test
    void an_edit_takes_away_what_the_message_had_before() {
        MessageCreateData plain = only(Reply.text(RichText.plain("Done.")));

        assertThat(DiscordRenderer.edit(plain).toData().toMap())
                .containsEntry("content", "Done.")
                .containsKeys("embeds", "components", "attachments", "allowed_mentions");
    }

    @Test
    void nothing_is_no_message_and_several_are_as_many() {
        assertThat(renderer.messages(Reply.nothing())).isEmpty();
        assertThat(renderer.messages(new Reply.Several(List.of(buttons("a"), Reply.nothing(), buttons("b")))))
                .hasSize(2);
    }

    @Test
    void a_form_is_a_modal_with_questions_that_need_an_answer_first() {
        List<Question> questions = new ArrayList<>(List.of(
                question(
                        "about",
                        Question.Kind.LONG_TEXT,
                        false,
                        "What should people know beforehand about this evening?"),
                question("title", Question.Kind.TEXT, true, "Title")));
        questions.add(new Question(
                "sides",
                "Sides",
                Question.Kind.CHOICE,
                false,
                Optional.of("two"),
                List.of(new Question.Choice("all", "Everyone"), new Question.Choice("two", "Two-sided"))));
        Reply.Form form = new Reply.Form(
                "Change your event in all its parts, one by one",
                Optional.of(RichText.plain("I can't read that time.")),
                questions,
                Action.of("event edit"));

        Modal modal = DiscordRenderer.modal(form, "event-edit");

        assertThat(modal.getId()).isEqualTo("event-edit");
        assertThat(modal.getTitle()).hasSizeLessThanOrEqualTo(45).endsWith("…");
        String data = modal.toData().toString();
        assertThat(data).contains("I can't read that time.");
        assertThat(data.indexOf("\"title\"")).isPositive();
        assertThat(data).contains("What should people know beforehand about this evening?");
        assertThat(modal.getComponents()).hasSize(4);
        assertThat(modal.getComponents().get(1).asLabel().getLabel()).isEqualTo("Title");
        assertThat(modal.getComponents().get(2).asLabel().getLabel()).hasSizeLessThanOrEqualTo(45);
        StringSelectMenu sides =
                modal.getComponents().get(3).asLabel().getChild().asStringSelectMenu();
        assertThat(sides.getOptions().getLast().isDefault()).isTrue();
    }

    @Test
    void a_modal_asks_five_questions_and_puts_a_notice_beside_the_first_when_it_has_no_other_place() {
        List<Question> seven = IntStream.rangeClosed(1, 7)
                .mapToObj(n -> question("q" + n, Question.Kind.TEXT, n > 5, "Question " + n))
                .toList();

        Modal modal = DiscordRenderer.modal(
                new Reply.Form(
                        "Form", Optional.of(RichText.plain("Try `tomorrow 19:00`.")), seven, Action.of("submit")),
                "submit");

        assertThat(modal.getComponents())
                .extracting(component -> component.asLabel().getLabel())
                .containsExactly("Question 6", "Question 7", "Question 1", "Question 2", "Question 3");
        assertThat(modal.getComponents().getFirst().asLabel().getDescription()).isEqualTo("Try `tomorrow 19:00`.");
    }

    private static Question question(String name, Question.Kind kind, boolean required, String label) {
        return new Question(name, label, kind, required, Optional.empty(), List.of());
    }
}
