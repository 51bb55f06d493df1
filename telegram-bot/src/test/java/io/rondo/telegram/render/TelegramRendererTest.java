package io.rondo.telegram.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TelegramRendererTest {

    private final TelegramRenderer renderer = new TelegramRenderer(Action::command);

    private static Button button(String label) {
        return Button.normal(label, Action.of("help"));
    }

    private String html(Reply reply) {
        List<Part> parts = renderer.render(reply);
        assertThat(parts).hasSize(1);
        return switch (parts.getFirst()) {
            case Part.Text text -> text.html();
            case Part.LinkedPhoto photo -> photo.html();
            case Part.File file -> file.html();
        };
    }

    private List<List<String>> labels(Reply reply) {
        return renderer.render(reply).getLast().keyboard().stream()
                .map(row -> row.stream().map(Key::label).toList())
                .toList();
    }

    private static Reply.Text withButtons(String... labels) {
        return Reply.text(
                RichText.plain("?"),
                new ButtonRow(List.of(labels).stream()
                        .map(TelegramRendererTest::button)
                        .toList()));
    }

    @Test
    void spans_become_html_and_what_people_wrote_is_escaped() {
        RichText text = new RichText(List.of(
                new Span.Bold("Fri & day"),
                new Span.Plain(" <b>at</b> "),
                new Span.Time("19:00", Instant.parse("2026-12-04T18:00:00Z"), Span.Style.CLOCK),
                new Span.Code("a<b"),
                new Span.Link("here", "https://example.org/?a=1&b=2")));

        assertThat(html(Reply.text(text)))
                .isEqualTo(
                        "<b>Fri &amp; day</b> &lt;b&gt;at&lt;/b&gt; <tg-time unix=\"1796407200\" format=\"t\">19:00</tg-time>"
                                + "<code>a&lt;b</code><a href=\"https://example.org/?a=1&amp;b=2\">here</a>");
    }

    @Test
    void a_card_is_a_text_with_its_title_first_and_its_fields_below() {
        Reply card = Reply.Card.of("Friday mixer", RichText.plain("14 of 20 seats"))
                .field("Where", RichText.plain("The bar"))
                .field("About", RichText.plain("Two\nlines"))
                .footer(RichText.plain("Rondo"));

        assertThat(html(card))
                .isEqualTo("<b>Friday mixer</b>\n14 of 20 seats\n\n<b>Where:</b> The bar\n\n<b>About</b>\nTwo\nlines"
                        + "\n\n<i>Rondo</i>");
    }

    @Test
    void short_buttons_share_a_row_and_long_ones_have_one_each() {
        assertThat(labels(withButtons("Register", "My place", "Details")))
                .containsExactly(List.of("Register", "My place", "Details"));
        assertThat(labels(withButtons("I'll be there", "I can't come")))
                .containsExactly(List.of("I'll be there", "I can't come"));
        assertThat(labels(withButtons("Only in the event's thread", "Write to me")))
                .containsExactly(List.of("Only in the event's thread"), List.of("Write to me"));
    }

    @Test
    void a_row_has_eight_buttons_and_a_keyboard_a_hundred_at_most() {
        String[] many = IntStream.range(0, 120).mapToObj(Integer::toString).toArray(String[]::new);

        List<List<String>> labels = labels(withButtons(many));

        assertThat(labels).allMatch(row -> row.size() <= 8);
        assertThat(labels.stream().mapToInt(List::size).sum()).isEqualTo(100);
    }

    @Test
    void an_address_that_telegram_refuses_stands_in_the_text() {
        Reply reply = Reply.text(
                RichText.plain("Round 1"),
                ButtonRow.of(
                        Button.open("Open the call", "http://localhost:8080/call/1?a=1&b=2"),
                        Button.open("Rules", "https://example.org/rules")));

        assertThat(html(reply))
                .isEqualTo("Round 1\nOpen the call: <code>http://localhost:8080/call/1?a=1&amp;b=2</code>");
        assertThat(labels(reply)).containsExactly(List.of("Rules"));
    }

    @Test
    void a_list_numbers_items_that_have_buttons_and_shows_the_way_to_other_pages() {
        Reply listing = new Reply.Listing(
                RichText.bold("What's on"),
                List.of(
                        new Reply.Item(RichText.plain("Friday mixer"), List.of(button("Register"))),
                        new Reply.Item(RichText.plain("Bar mixer"), List.of(button("Register")))),
                2,
                3,
                Optional.of(Action.of("events")),
                List.of());

        assertThat(html(listing)).isEqualTo("<b>What's on</b>\n\n1. Friday mixer\n\n2. Bar mixer\n\n2/3");
        assertThat(labels(listing))
                .containsExactly(List.of("1. Register"), List.of("2. Register"), List.of("◀ 1", "3 ▶"));
    }

    @Test
    void a_file_carries_a_short_text_as_its_caption_and_a_long_one_goes_before_it() {
        Reply.Attachment calendar =
                new Reply.Attachment("mixer.ics", "text/calendar", "BEGIN".getBytes(StandardCharsets.UTF_8));

        List<Part> brief =
                renderer.render(Reply.text(RichText.plain("Here it is.")).with(calendar));
        List<Part> lengthy =
                renderer.render(Reply.text(RichText.plain("long ".repeat(300))).with(calendar));

        assertThat(brief).singleElement().isInstanceOfSatisfying(Part.File.class, file -> {
            assertThat(file.html()).isEqualTo("Here it is.");
            assertThat(file.picture()).isFalse();
        });
        assertThat(lengthy).hasSize(2);
        assertThat(lengthy.getFirst()).isInstanceOf(Part.Text.class);
        assertThat(lengthy.getLast())
                .isInstanceOfSatisfying(
                        Part.File.class, file -> assertThat(file.html()).isEmpty());
    }

    @Test
    void a_picture_that_we_made_has_its_words_under_it() {
        Reply.Text plan = Reply.text(RichText.plain("6 rounds"))
                .with(Reply.Attachment.picture("plan.png", new byte[] {1}, "Everyone meets 6 of 8"));

        assertThat(html(plan)).isEqualTo("6 rounds\n<i>Everyone meets 6 of 8</i>");
    }

    @Test
    void a_picture_has_its_words_under_it_also_where_telegram_cannot_fetch_it() {
        Reply.Card plain = Reply.Card.of("Plan", RichText.plain("6 rounds"));
        Reply.Card fetched = new Reply.Card(
                plain.title(),
                plain.text(),
                List.of(),
                Optional.of(new Reply.Picture("https://example.org/plan.png", "Ana meets Hugo first.")),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Reply.Card local = new Reply.Card(
                plain.title(),
                plain.text(),
                List.of(),
                Optional.of(new Reply.Picture("http://localhost/plan.png", "Ana meets Hugo first.")),
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThat(renderer.render(fetched)).singleElement().isInstanceOf(Part.LinkedPhoto.class);
        assertThat(renderer.render(local)).singleElement().isInstanceOf(Part.Text.class);
        assertThat(html(fetched))
                .isEqualTo("<b>Plan</b>\n6 rounds\n<i>Ana meets Hugo first.</i>")
                .isEqualTo(html(local));
    }

    @Test
    void a_long_text_is_cut_into_messages_with_the_buttons_under_the_last() {
        List<Part> parts = renderer.render(
                Reply.text(RichText.plain("Nobody reads so much. ".repeat(400)), ButtonRow.of(button("Help"))));

        assertThat(parts).hasSize(3);
        assertThat(parts.getFirst().keyboard()).isEmpty();
        assertThat(parts.getLast().keyboard()).hasSize(1);
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(renderer.render(Reply.nothing())).isEmpty();
        assertThat(renderer.render(Reply.text(RichText.plain("  ")))).isEmpty();
    }
}
