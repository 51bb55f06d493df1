package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Place;
import io.rondo.chat.reply.Action;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody without any right types every command of the privileged, and forges every one of their buttons. */
class PrivilegeTest {

    private static DiscordHouse house;
    private static DiscordChannel general;
    private static DiscordUser mallory;
    private static String event;

    @BeforeAll
    static void open() {
        house = DiscordHouse.now();
        house.discord.awaitReady();
        DiscordGuild guild = house.discord.guild("Berlin mixers");
        general = guild.channel("general");
        DiscordUser hedda = house.adminOf(guild, "hedda");
        mallory = house.discord.user("mallory").joins(guild);
        mallory.slash(general, "my").awaitAnswer();
        DiscordMessage preview = hedda.slash(
                        general,
                        "event create",
                        Map.of(
                                "title",
                                "Friday mixer",
                                "starts",
                                "in 30h",
                                "capacity",
                                20,
                                "min",
                                1,
                                "calls",
                                "practice"))
                .awaitAnswer();
        hedda.press(preview, "Publish").awaitAnswer();
        house.discord.awaitMessage(general, message -> message.labels().contains("Register"));
        house.settle();
        event = house.texts("SELECT id::text FROM events").getFirst();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** All that the catalogue has, also what is added to it later. */
    private static List<Command> privileged() {
        return house.features.catalogue().commands().stream()
                .filter(command -> command.access() != Access.EVERYONE)
                .toList();
    }

    /** What hosts use without naming an event, everybody has of their own: it needs not be refused, but may change nothing. */
    private static boolean mustBeRefused(Command command) {
        return command.access() != Access.HOST
                || command.options().stream()
                        .anyMatch(option ->
                                option.name().equals("event") && option.type() instanceof OptionType.Reference);
    }

    /** Where somebody can try it: in the channel, and in the chat with the bot, where it is for there. */
    private static List<DiscordChannel> places(Command command) {
        return command.places().stream()
                .map(place -> place == Place.GROUP ? general : mallory.direct())
                .toList();
    }

    /** Something for each option, so that nothing but the missing right stands in the way. */
    private static Map<String, Object> options(Command command, boolean typed) {
        Map<String, Object> options = new HashMap<>();
        for (Option option : command.options()) {
            boolean given = option.required() || option.type() instanceof OptionType.Reference;
            if (given && !(typed && option.type() instanceof OptionType.Internal)) {
                options.put(option.name(), value(option.type()));
            }
        }
        return options;
    }

    private static Object value(OptionType type) {
        return switch (type) {
            case OptionType.Reference reference -> event;
            case OptionType.Person person -> "hedda";
            case OptionType.Number number -> number.least();
            case OptionType.YesNo yesNo -> true;
            case OptionType.OneOf(List<String> values) -> values.getFirst();
            case OptionType.Length length -> length.least().toMinutes() + "m";
            case OptionType.Moment moment -> "in 40h";
            case OptionType.Date date -> "2027-01-01";
            case OptionType.Zone zone -> "Lisbon";
            case OptionType.Internal internal -> event;
            case OptionType.Text text -> "words";
        };
    }

    private static void assertRefused(Command command, DiscordChannel place, DiscordInteraction interaction) {
        interaction.awaitFirstResponse();
        if (mustBeRefused(command)) {
            assertThat(interaction.awaitAnswer().text())
                    .as(command.name() + " in " + place)
                    .startsWith("Only ");
        }
    }

    @Test
    void every_privileged_command_is_refused_and_nothing_changes() {
        Map<String, String> before = house.contents();

        for (Command command : privileged()) {
            for (DiscordChannel place : command.typed() ? places(command) : List.<DiscordChannel>of()) {
                DiscordInteraction refused = mallory.slashUnoffered(place, command.name(), options(command, true));
                assertRefused(command, place, refused);
                assertThat(refused.isPrivate() || place == mallory.direct() || !mustBeRefused(command))
                        .as(command.name())
                        .isTrue();
            }
        }

        house.settle();
        assertThat(house.contents()).isEqualTo(before);
    }

    @Test
    void every_privileged_button_is_refused_wherever_it_is_forged_and_nothing_changes() {
        Map<DiscordChannel, DiscordMessage> own = Map.of(
                general,
                mallory.slash(general, "help").awaitAnswer(),
                mallory.direct(),
                mallory.slash(mallory.direct(), "help").awaitAnswer());
        Map<String, String> before = house.contents();

        for (Command command : privileged()) {
            for (DiscordChannel place : places(command)) {
                Action action = Action.of(command.name());
                for (Map.Entry<String, Object> option : options(command, false).entrySet()) {
                    action = action.with(option.getKey(), option.getValue().toString());
                }
                String data = house.features.codec().encode(action);
                DiscordInteraction refused = mallory.forge(Objects.requireNonNull(own.get(place)), data);
                assertRefused(command, place, refused);
                assertThat(refused.editsSource() && mustBeRefused(command))
                        .as(command.name())
                        .isFalse();
            }
        }

        house.settle();
        assertThat(house.contents()).isEqualTo(before);
    }
}
