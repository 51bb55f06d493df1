package io.rondo.standalone.cli;

import io.rondo.discord.DiscordSettings;
import io.rondo.discord.api.DiscordCheck;
import io.rondo.runtime.settings.Environment;
import java.util.stream.Stream;

/** Whether Discord takes the token, and what the bot lacks on its servers. The token is never printed. */
final class DiscordChecks {

    private static final String ABOUT = "Discord";

    private DiscordChecks() {}

    static Stream<Finding> of(Environment environment) {
        if (environment.discord().token().isEmpty()) {
            return Stream.of(Finding.ok(
                    ABOUT,
                    "off: to switch it on, make an application at https://discord.com/developers/applications and set"
                            + " the token of its bot as DISCORD_TOKEN"));
        }
        try {
            return DiscordSettings.from(environment).stream()
                    .flatMap(settings -> DiscordCheck.of(settings).stream())
                    .map(DiscordChecks::finding);
        } catch (IllegalArgumentException noToken) {
            return Stream.of(Finding.problem(ABOUT, String.valueOf(noToken.getMessage())));
        }
    }

    private static Finding finding(DiscordCheck.Line line) {
        return switch (line.kind()) {
            case OK -> Finding.ok(ABOUT, line.text());
            case NOTE -> Finding.note(ABOUT, line.text());
            case PROBLEM -> Finding.problem(ABOUT, line.text());
        };
    }
}
