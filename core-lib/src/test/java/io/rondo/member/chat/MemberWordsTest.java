package io.rondo.member.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.dispatch.CatalogueLimits;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberWordsTest {

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
    void every_platform_takes_the_commands() {
        assertThat(CatalogueLimits.problems(house.catalogue(), house.bundles))
                .filteredOn(problem -> house.catalogue().commands().stream()
                        .filter(command ->
                                house.catalogue().featureOf(command).name().equals("member"))
                        .anyMatch(command -> problem.startsWith(command.key()) || problem.startsWith(command.name())))
                .isEmpty();
    }

    @Test
    void questions_fit_a_form() {
        List<String> faults = new ArrayList<>();
        for (var language : Bundles.LANGUAGES) {
            Words words = house.bundles.words(language, ZoneId.of("UTC"), Instant.EPOCH);
            house.bundles.keys(language).stream()
                    .filter(key -> key.contains(".option.") && words.label(key).length() > LONGEST_QUESTION)
                    .forEach(faults::add);
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
                    .map(key -> words.label(key, "name", "", "title", "", "age", 21, "account", ""))
                    .filter(label -> label.length() > LONGEST_BUTTON)
                    .forEach(faults::add);
        }
        assertThat(faults).isEmpty();
    }
}
