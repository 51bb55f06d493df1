package io.rondo.member.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberWordsTest {

    private static final int LONGEST_DESCRIPTION = 100;
    private static final int LONGEST_QUESTION = 45;
    private static final int LONGEST_BUTTON = 30;

    private final MemberHouse house = new MemberHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void both_languages_say_everything() {
        assertThat(house.bundles.problems()).isEmpty();
    }

    @Test
    void commands_and_questions_have_words_that_fit_the_platforms() {
        List<String> faults = new ArrayList<>();
        for (var language : Bundles.LANGUAGES) {
            Words words = house.bundles.words(language, ZoneId.of("UTC"), Instant.EPOCH);
            for (Command command : house.catalogue().commands()) {
                if (command.typed() && words.label(command.key() + ".description").length() > LONGEST_DESCRIPTION) {
                    faults.add(language + " " + command.name());
                }
                command.options().stream()
                        .filter(option -> option.required() && !(option.type() instanceof OptionType.Internal))
                        .map(Option::name)
                        .filter(option -> words.label(command.key() + "." + option).length() > LONGEST_QUESTION)
                        .forEach(option -> faults.add(language + " " + command.name() + " " + option));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void buttons_are_short() {
        List<String> faults = new ArrayList<>();
        for (var language : Bundles.LANGUAGES) {
            Words words = house.bundles.words(language, ZoneId.of("UTC"), Instant.EPOCH);
            house.bundles.keys(language).stream()
                    .filter(key -> key.startsWith("member.button."))
                    .map(key -> words.label(key, "name", "", "age", 21))
                    .filter(label -> label.length() > LONGEST_BUTTON)
                    .forEach(faults::add);
        }
        assertThat(faults).isEmpty();
    }
}
