package io.rondo.chat.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {

    private static final Locale RUSSIAN = Locale.of("ru");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-12-01T18:00:00Z");
    private static final Instant FRIDAY_EVENING = Instant.parse("2026-12-04T18:00:00Z");

    private final Bundles bundles = new Bundles(List.of("wording"));
    private final Words words = bundles.words(Locale.ENGLISH, BERLIN, NOW);

    @Test
    void markup_comes_from_the_pattern_and_arguments_keep_their_meaning() {
        RichText text = words.text(
                "wording.card",
                "title",
                "Friday mixer",
                "at",
                FRIDAY_EVENING,
                "length",
                Duration.ofMinutes(90),
                "name",
                "ana");

        assertThat(text.spans())
                .containsExactly(
                        new Span.Bold("Friday mixer"),
                        new Span.Plain(" starts "),
                        new Span.Time("Fri 4 Dec 2026 19:00", FRIDAY_EVENING, Span.Style.FULL),
                        new Span.Plain(", for 1 h 30 min. Try "),
                        new Span.Code("in 2h"),
                        new Span.Plain(", ana."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**bold**",
                "`code`",
                "{title}",
                "'{0}'",
                "{",
                "''",
                "#",
                "\uE000\uE001",
                "<b>",
                "a|b",
                "\\",
                "$1"
            })
    void what_people_wrote_is_never_read_as_markup_or_pattern(String name) {
        RichText text = words.text("wording.people", "count", 2, "title", name);

        assertThat(text.spans()).containsExactly(new Span.Plain("2 people in "), new Span.Bold(name));
    }

    @Test
    void rich_texts_and_spans_are_shown_as_such() {
        RichText link = new RichText(List.of(new Span.Link("the call", "https://example.org")));

        RichText text =
                words.text("wording.nested", "text", link, "time", words.time(FRIDAY_EVENING, Span.Style.CLOCK));

        assertThat(text.spans())
                .containsExactly(
                        new Span.Link("the call", "https://example.org"),
                        new Span.Plain(" and "),
                        new Span.Time("19:00", FRIDAY_EVENING, Span.Style.CLOCK));
    }

    @Test
    void plurals_and_selects_follow_the_language() {
        Words russian = bundles.words(RUSSIAN, BERLIN, NOW);

        assertThat(words.label("wording.people", "count", 1, "title", "x")).startsWith("1 person ");
        assertThat(words.label("wording.people", "count", 1_214, "title", "x")).startsWith("1,214 people ");
        assertThat(russian.label("wording.people", "count", 21, "title", "x")).startsWith("21 человек ");
        assertThat(russian.label("wording.people", "count", 3, "title", "x")).startsWith("3 человека ");
        assertThat(russian.label("wording.people", "count", 11, "title", "x")).startsWith("11 человек ");
        assertThat(words.label("wording.state", "state", new Words.Select("OPEN"), "published", true))
                .isEqualTo("open, published");
    }

    @Test
    void an_apostrophe_before_a_brace_is_doubled_and_elsewhere_it_stands_alone() {
        assertThat(words.label("wording.quotes", "value", "tomorow 7")).isEqualTo("I can't read 'tomorow 7'.");
    }

    @Test
    void times_are_shown_in_the_readers_zone_and_language() {
        Words moscow = bundles.words(RUSSIAN, ZoneId.of("Europe/Moscow"), NOW);

        assertThat(moscow.time(FRIDAY_EVENING, Span.Style.FULL).plain()).isEqualTo("пт, 4 дек. 2026, 21:00");
        assertThat(moscow.in(BERLIN).time(FRIDAY_EVENING, Span.Style.CLOCK).plain())
                .isEqualTo("19:00");
        assertThat(words.time(FRIDAY_EVENING, Span.Style.RELATIVE).plain()).isEqualTo("in 3 days");
        assertThat(words.label("wording.days", "date", LocalDate.of(2026, 12, 4), "clock", LocalTime.of(22, 0)))
                .isEqualTo("4 Dec 2026 at 22:00");
    }

    @Test
    void a_locale_reads_its_language_or_english() {
        assertThat(bundles.closest(Optional.empty(), Optional.of("de"), Optional.of("ru-RU"), Optional.of("en")))
                .isEqualTo(RUSSIAN);
        assertThat(bundles.closest(Optional.of("en_US"))).isEqualTo(Locale.ENGLISH);
        assertThat(bundles.closest(Optional.of("de"), Optional.of("not a tag"), Optional.of("")))
                .isEqualTo(Locale.ENGLISH);
        assertThat(bundles.words(Locale.GERMANY, BERLIN, NOW).label("wording.plain"))
                .isEqualTo("Only words");
    }

    @Test
    void a_key_that_a_language_lacks_is_said_in_english_and_found_by_the_check() {
        Bundles incomplete = new Bundles(List.of("faulty/missing"));

        assertThat(incomplete.words(RUSSIAN, BERLIN, NOW).label("missing.b")).isEqualTo("Two");
        assertThat(incomplete.problems())
                .containsExactly(
                        "missing.a takes different arguments: [[name], [title]]",
                        "missing.b is not there in every language");
        assertThat(bundles.problems()).isEmpty();
    }

    @Test
    void faults_in_a_bundle_are_noticed_when_it_is_loaded() {
        assertThatThrownBy(() -> new Bundles(List.of("faulty/twice"))).hasMessageContaining("twice.a stands twice");
        assertThatThrownBy(() -> new Bundles(List.of("faulty/pattern"))).hasMessageContaining("pattern.a is malformed");
        assertThatThrownBy(() -> new Bundles(List.of("faulty/markup")))
                .hasMessageContaining("markup that is not closed");
        assertThatThrownBy(() -> new Bundles(List.of("faulty/latin"))).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> new Bundles(List.of("nowhere"))).hasMessageContaining("is missing");
        assertThatThrownBy(() -> new Bundles(List.of("wording", "wording")))
                .hasMessageContaining("stands in two bundles");
    }

    @Test
    void a_call_that_does_not_fit_the_message_fails() {
        assertThatThrownBy(() -> words.text("wording.nothing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> words.text("wording.quotes")).hasMessageContaining("takes [value]");
        assertThatThrownBy(() -> words.text("wording.quotes", "value")).hasMessageContaining("in turn");
        assertThatThrownBy(() -> words.text("wording.quotes", "value", new Words.Select("**no**")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
