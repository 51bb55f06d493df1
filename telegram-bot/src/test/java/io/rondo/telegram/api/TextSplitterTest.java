package io.rondo.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSplitterTest {

    @Test
    void a_short_text_stays_whole_and_a_blank_one_makes_no_message() {
        assertThat(TextSplitter.plain("Hello", 16)).containsExactly("Hello");
        assertThat(TextSplitter.plain(" \n ", 16)).isEmpty();
    }

    @Test
    void texts_are_cut_between_paragraphs_before_lines_before_words() {
        assertThat(TextSplitter.plain("one two\n\nthree\nfour five", 20))
                .containsExactly("one two", "three\nfour five");
        assertThat(TextSplitter.plain("one two\nthree four five", 20)).containsExactly("one two", "three four five");
        assertThat(TextSplitter.plain("one two three four five", 20)).containsExactly("one two three four", "five");
        assertThat(TextSplitter.plain("x".repeat(40), 20)).containsExactly("x".repeat(20), "x".repeat(20));
    }

    @Test
    void what_people_see_as_one_character_is_never_cut() {
        String family = "👨‍👩‍👧‍👦";
        List<String> pieces = TextSplitter.plain(family.repeat(10), 25);

        assertThat(String.join("", pieces)).isEqualTo(family.repeat(10));
        assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSize(22));
    }

    @Test
    void tags_are_closed_at_a_cut_and_opened_again() {
        assertThat(TextSplitter.html("<b>one <i>two three</i> four five six</b>", 16))
                .containsExactly("<b>one <i>two three</i> </b>", "<b>four five six</b>");
        assertThat(TextSplitter.html("<a href=\"https://example.org\">" + "x".repeat(20) + "</a>", 16))
                .containsExactly(
                        "<a href=\"https://example.org\">" + "x".repeat(16) + "</a>",
                        "<a href=\"https://example.org\">xxxx</a>");
    }

    @Test
    void an_entity_counts_as_what_it_shows_and_is_never_cut() {
        assertThat(TextSplitter.html("&amp;".repeat(20), 16)).containsExactly("&amp;".repeat(16), "&amp;".repeat(4));
    }

    @Test
    void any_text_comes_back_in_pieces_that_fit() {
        long seed = 20261204;
        Random random = new Random(seed);
        String[] bits = {"a", "слово ", "\n", "\n\n", " ", "👍", "e\u0301", "👨‍👩‍👧", "<", "&", "longerword"};
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i >= 0; i--) {
                text.append(bits[random.nextInt(bits.length)]);
            }
            int limit = 16 + random.nextInt(100);
            List<String> plain = TextSplitter.plain(text.toString(), limit);
            List<String> html = TextSplitter.html("<b>" + TelegramHtml.escape(text.toString()) + "</b>", limit);

            assertThat(plain).as("seed %d round %d", seed, round).allSatisfy(p -> {
                assertThat(p.length()).isBetween(1, limit);
                assertThat(Character.isLowSurrogate(p.charAt(0))).isFalse();
            });
            assertThat(squeezed(String.join("", plain))).isEqualTo(squeezed(text.toString()));
            assertThat(squeezed(String.join("", html).replaceAll("</?b>", "")))
                    .isEqualTo(squeezed(TelegramHtml.escape(text.toString())));
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void a_letter_under_thousands_of_marks_is_cut_all_the_same() {
        List<String> pieces = TextSplitter.plain("e" + "\u0301".repeat(100), 16);
        assertThat(pieces).hasSize(7).allSatisfy(p -> assertThat(p.length()).isLessThanOrEqualTo(16));
    }
}
