package io.rondo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.dispatch.CatalogueLimits;
import io.rondo.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole list of features: its words are complete in every language, and its commands fit every platform. */
class FeaturesTest {

    /** A key that is written out where it is used: the end of the literal is the end of the argument. */
    private static final Pattern USED_KEY =
            Pattern.compile("(?:\\.text|\\.label|new UserError)\\(\\s*\"([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\"\\s*[,)]");

    @Test
    void every_command_and_every_text_fits_the_platforms_in_every_language() {
        try (Town town = new Town("2026-12-01T12:00:00Z")) {
            assertThat(CatalogueLimits.problems(town.features.catalogue(), town.features.bundles()))
                    .isEmpty();
            assertThat(town.features.bundles().problems()).isEmpty();
        }
    }

    @Test
    void every_key_that_the_code_uses_exists() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                USED_KEY.matcher(Files.readString(source)).results().forEach(match -> used.add(match.group(1)));
            }
        }

        try (Town town = new Town("2026-12-01T12:00:00Z")) {
            assertThat(used).hasSizeGreaterThan(100).allMatch(town.features.bundles()::has);
        }
    }
}
