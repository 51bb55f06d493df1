package io.rondo.chat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void the_chat_features_own_commands_fit_both_platforms_and_are_described_in_both_languages() {
        MixerFeature mixers = new MixerFeature();
        Catalogue catalogue =
                new Catalogue(List.of(mixers, new ChatFeature(List.of(mixers), new TestRequesters(), "0.1.0")));
        Bundles bundles = new Bundles(catalogue.featureNames());

        assertThat(bundles.problems()).isEmpty();
        assertThat(CatalogueLimits.problems(catalogue, bundles)).isEmpty();
    }

    @Test
    void what_a_platform_would_refuse_is_told() {
        Catalogue catalogue = new Catalogue(List.of(
                feature(
                        typed("an endlessly tiresome"),
                        typed("a" + "b".repeat(32)),
                        typed(
                                "late",
                                Option.optional("a", new OptionType.YesNo()),
                                Option.required("b", new OptionType.YesNo())),
                        typed("many", many(26)),
                        typed("choice", Option.optional("of", new OptionType.OneOf(many("v", 26))))),
                new ChatFeature(List.of(), new TestRequesters(), "0.1.0")));

        List<String> problems = CatalogueLimits.problems(catalogue, new Bundles(List.of("chat")));

        assertThat(problems)
                .contains(
                        "abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: no name for Telegram",
                        "late: b is required after an optional one",
                        "many has too many options for Discord",
                        "choice: too many choices for of",
                        "late.description is missing in ru",
                        "test.heading is missing in en");
        assertThat(problems).noneMatch(problem -> problem.startsWith("help"));
    }

    @Test
    void commands_that_cannot_be_told_apart_are_refused() {
        assertThatThrownBy(() -> new Catalogue(List.of(feature(typed("mixer"), typed("mixer")))))
                .hasMessageContaining("two commands are called mixer");
        assertThatThrownBy(() -> new Catalogue(List.of(feature(typed("mixer"), typed("mixer create")))))
                .hasMessageContaining("cannot be called, since it has subcommands");
        assertThatThrownBy(() -> new Catalogue(List.of(feature(typed("Mixer")))))
                .hasMessageContaining("no name for a command");
        assertThatThrownBy(() -> new Catalogue(List.of(feature(typed(
                        "mixer",
                        Option.optional("a", new OptionType.YesNo()),
                        Option.optional("a", new OptionType.YesNo()))))))
                .hasMessageContaining("no name for an option");
    }

    @Test
    void two_names_with_one_fingerprint_are_refused() {
        List<String> twins = twins();

        assertThat(Catalogue.fingerprint(twins.get(0))).isEqualTo(Catalogue.fingerprint(twins.get(1)));
        assertThatThrownBy(() -> new Catalogue(List.of(feature(typed(twins.get(0)), typed(twins.get(1))))))
                .hasMessageContaining("buttons cannot tell");
    }

    /** Among a few thousand names two share three bytes, by the birthday paradox; always the same two. */
    private static List<String> twins() {
        java.util.Map<Integer, String> seen = new java.util.HashMap<>();
        for (int i = 0; ; i++) {
            String name = "mixer" + i;
            String other = seen.put(Catalogue.fingerprint(name), name);
            if (other != null) {
                return List.of(other, name);
            }
        }
    }

    private static Command typed(String name, Option... options) {
        return Command.typed(name, conversation -> Reply.nothing(), options);
    }

    private static Option[] many(int count) {
        return many("o", count).stream()
                .map(name -> Option.optional(name, new OptionType.YesNo()))
                .toArray(Option[]::new);
    }

    private static List<String> many(String name, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(name + i);
        }
        return names;
    }

    private static Feature feature(Command... commands) {
        return new Feature() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public List<Command> commands() {
                return Arrays.asList(commands);
            }
        };
    }
}
