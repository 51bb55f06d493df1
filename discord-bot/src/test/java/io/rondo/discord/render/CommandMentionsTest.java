package io.rondo.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandMentionsTest {

    private static final String ID = "1234567890123456789";

    private final CommandMentions commands = new CommandMentions();

    private String shown(Span... spans) {
        return Pieces.of(new RichText(List.of(spans)), 2_000, commands).getFirst();
    }

    private void registered() {
        commands.know(Map.of("events", ID, "event create", ID, "setup join", ID));
    }

    @Test
    void a_command_in_a_text_or_as_code_is_a_mention_by_its_whole_name() {
        registered();

        assertThat(shown(new Span.Plain("/events shows them; make one with "), new Span.Code("/event create")))
                .isEqualTo("</events:" + ID + "> shows them; make one with </event create:" + ID + ">");
    }

    @Test
    void what_only_looks_like_one_stays_as_it_is() {
        registered();

        assertThat(shown(new Span.Plain("/eventsx /event https://rondo.example.org/events and/events (/events)")))
                .isEqualTo("/eventsx /event https://rondo.example.org/events and/events (</events:" + ID + ">)");
        assertThat(shown(new Span.Code("/setup join AB12CD"))).isEqualTo("`/setup join AB12CD`");
    }

    @Test
    void before_discord_knows_the_commands_they_are_plain_text() {
        assertThat(shown(new Span.Code("/events"))).isEqualTo("`/events`");
    }

    @Test
    void a_mention_is_never_cut_in_two() {
        registered();
        String words = "dance ".repeat(330);

        for (int letters = 0; letters < 30; letters++) {
            List<String> pieces =
                    Pieces.of(RichText.plain(words + "x".repeat(letters) + " /event create"), 2_000, commands);
            assertThat(String.join(" ", pieces)).endsWith("</event create:" + ID + ">");
            assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(2_000));
            assertThat(pieces.getLast()).endsWith("</event create:" + ID + ">");
        }
    }

    @Test
    void what_stands_for_a_mention_inside_of_the_bot_cannot_be_written_by_people() {
        registered();

        assertThat(shown(new Span.Plain("\ufdd0@123\ufdd3 /events"))).isEqualTo("@123 </events:" + ID + ">");
    }
}
