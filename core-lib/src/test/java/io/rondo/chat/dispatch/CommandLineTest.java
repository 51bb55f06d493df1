package io.rondo.chat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rondo.chat.Incoming;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.CommandLine.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final Catalogue catalogue = new Catalogue(List.of(new MixerFeature()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mixer create title:\"Friday mixer\" starts:\"in 60s\" capacity:20",
                "/mixer_create title:\"Friday mixer\" starts:\"in 60s\" capacity:20",
                "/mixer_create@rondobot capacity:20 starts:\"in 60s\" title:\"Friday mixer\"",
                "  /MIXER Create TITLE:“Friday mixer” starts:„in 60s“ Capacity:20",
                "/mixer create title:«Friday mixer» starts:”in 60s” capacity:20",
                "/mixer create title: \"Friday mixer\" starts: \"in 60s\" capacity: 20",
                "/mixer create title:“Friday mixer\" starts:\"in 60s\"capacity:20",
                "/mixer create \"Friday mixer\" \"in 60s\" capacity:20",
                "/mixer create \"Friday mixer\" in 60s capacity:20",
                "/mixer create capacity:20 \"Friday mixer\" in 60s",
                "/mixer create Friday mixer starts:\"in 60s\" capacity:20"
            })
    void options_are_named_or_in_their_order_and_quoted_as_people_do(String line) {
        assertThat(read(line))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("title", "Friday mixer", "starts", "in 60s", "capacity", "20"));
    }

    @Test
    void the_last_required_text_takes_the_rest_with_its_lines_and_colons() {
        assertThat(read("/mixer whisper ana see: https://example.org at 19:00,\nok? \"yes\" he said"))
                .containsEntry("to", "ana")
                .containsEntry("text", "see: https://example.org at 19:00,\nok? \"yes\" he said");
    }

    @Test
    void a_quote_inside_quotes_is_written_with_a_backslash_or_of_another_kind() {
        assertThat(read("/mixer create title:\"the \\\"best\\\" mixer\"")).containsEntry("title", "the \"best\" mixer");
        assertThat(read("/mixer create title:\"the “best” mixer\"")).containsEntry("title", "the “best” mixer");
        assertThat(read("/mixer create title:«the “best” mixer»")).containsEntry("title", "the “best” mixer");
    }

    @Test
    void an_unknown_option_is_named_with_those_that_there_are() {
        UserError error = errorOf("/mixer create strats:\"in 60s\"");

        assertThat(error.key()).isEqualTo("chat.error.unknown-option");
        assertThat(error.arguments()[1]).isEqualTo("strats");
        assertThat(((io.rondo.chat.reply.RichText) error.arguments()[3]).plain())
                .isEqualTo("title, starts, capacity, kind, round, publish, notes");
        assertThat(errorOf("/mixer create Friday mixer strats:soon").key()).isEqualTo("chat.error.unknown-option");
        assertThat(errorOf("/mixer close now:1").key()).isEqualTo("chat.error.no-options");
    }

    @Test
    void an_unclosed_quote_an_option_given_twice_and_leftovers_are_told() {
        assertThat(errorOf("/mixer create title:\"Friday mixer").key()).isEqualTo("chat.error.unclosed-quote");
        assertThat(errorOf("/mixer create title:a title:b").key()).isEqualTo("chat.error.option-twice");
        assertThat(errorOf("/mixer create title:Friday starts:soon mixer").key())
                .isEqualTo("chat.error.left-over");
        assertThat(errorOf("/mixer close now").key()).isEqualTo("chat.error.left-over");
    }

    @Test
    void a_line_of_ten_thousand_characters_is_read() {
        String text = "a:\"b ".repeat(2_000);

        assertThat(errorOf("/mixer create " + text).key()).isEqualTo("chat.error.unknown-option");
        assertThat(read("/mixer whisper ana " + "word ".repeat(2_000)).get("text"))
                .hasSize(9_999);
        assertThat(CommandLine.parse("/" + "mixer_".repeat(2_000), catalogue)).isInstanceOf(CommandLine.Talk.class);
    }

    @Test
    void what_is_no_command_of_ours_is_told_apart() {
        assertThat(CommandLine.parse("hello /mixer create", catalogue)).isEqualTo(new CommandLine.Talk());
        assertThat(CommandLine.parse("/ mixer", catalogue)).isEqualTo(new CommandLine.Talk());
        assertThat(CommandLine.parse("/usr/bin", catalogue)).isEqualTo(new CommandLine.Talk());
        assertThat(CommandLine.parse("/mixer", catalogue)).isEqualTo(new CommandLine.Family("mixer"));
        assertThat(CommandLine.parse("/mixer craete x", catalogue)).isEqualTo(new CommandLine.Unknown("mixer craete"));
        assertThat(CommandLine.parse("/Weather in Berlin", catalogue)).isEqualTo(new CommandLine.Unknown("weather"));
        assertThat(CommandLine.parse("/mixer_join event:1", catalogue))
                .isEqualTo(new CommandLine.Unknown("mixer join"));
    }

    @Test
    void a_line_to_another_bot_is_not_heard() {
        assertThat(CommandLine.heardBy("RondoBot", "/help@rondobot"))
                .contains(new Incoming.Input.Line("/help@rondobot", true));
        assertThat(CommandLine.heardBy("RondoBot", "/help")).contains(new Incoming.Input.Line("/help", false));
        assertThat(CommandLine.heardBy("RondoBot", "/help@otherbot me")).isEqualTo(Optional.empty());
    }

    private Map<String, String> read(String line) {
        Call call = (Call) CommandLine.parse(line, catalogue);
        return Arguments.read(call.command(), call.arguments());
    }

    private UserError errorOf(String line) {
        return assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> read(line))
                .actual();
    }
}
