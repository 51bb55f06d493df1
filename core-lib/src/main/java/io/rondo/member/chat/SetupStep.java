package io.rondo.member.chat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of {@code /setup}, in their order. */
enum SetupStep {
    LANGUAGE(true),
    ZONE(true),
    CHAT(false),
    MODERATORS(false),
    MAKERS(true),
    AGES(false),
    FEATURES(false);

    private final boolean isOneChoice;

    SetupStep(boolean isOneChoice) {
        this.isOneChoice = isOneChoice;
    }

    /** Whether one choice settles it, so that the walk goes on by itself. */
    boolean isOneChoice() {
        return isOneChoice;
    }

    /** Its name in buttons and bundle keys. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SetupStep> of(String key) {
        return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst();
    }

    /** The walk of a house that has features to switch, or has none. */
    static List<SetupStep> walk(boolean hasSwitchable) {
        return Arrays.stream(values())
                .filter(step -> step != FEATURES || hasSwitchable)
                .toList();
    }
}
