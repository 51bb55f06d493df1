package io.rondo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.CatalogueLimits;
import io.rondo.town.Town;
import org.junit.jupiter.api.Test;

/** The whole list of features: its words are complete in every language, and its commands fit every platform. */
class FeaturesTest {

    @Test
    void every_command_and_every_text_fits_the_platforms_in_every_language() {
        try (Town town = new Town("2026-12-01T12:00:00Z")) {
            assertThat(CatalogueLimits.problems(town.features.catalogue(), town.features.bundles())).isEmpty();
            assertThat(town.features.bundles().problems()).isEmpty();
        }
    }
}
