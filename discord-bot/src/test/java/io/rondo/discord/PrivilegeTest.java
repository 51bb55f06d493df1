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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody without any right types every command of the privileged, and forges every one of their buttons. */
class PrivilegeTest {

    private static final List<String> WHAT_STANDS = List.of(
            "SELECT count(*) || ' ' || coalesce(max(setup_step), 0) || string_agg(language, ',') FROM communities",
            "SELECT string_agg(external_id || announcements || coalesce(thread, ''), ',') FROM chats",
            "SELECT string_agg(role, ',') FROM members",
            "SELECT count(*)::text FROM domain_events",
            "SELECT string_agg(state || title, ',') FROM events");

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
        house.settle();
        event = house.texts("SELECT id::text FROM events").getFirst();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static List<Command> of(Access... access) {
        return house.features.catalogue().commands().stream()
                .filter(command -> List.of(access).contains(command.access()))
                .filter(command -> command.places().contains(Place.GROUP))
                .toList();
    }

    private static List<String> whatStands() {
        return WHAT_STANDS.stream().map(query -> house.texts(query).getFirst()).toList();
    }

    /** Something for each option that must be given, so that nothing but the missing right stands in the way. */
    private static Map<String, Object> options(Command command) {
        Map<String, Object> options = new HashMap<>();
        for (Option option : command.options()) {
            Object value = switch (option.type()) {
                case OptionType.Reference reference -> event;
                case OptionType.Person person -> "hedda";
                case OptionType.Number number -> number.least();
                case OptionType.YesNo yesNo -> true;
                case OptionType.OneOf(List<String> values) -> values.getFirst();
                case OptionType.Moment moment -> "in 40h";
                case OptionType.Zone zone -> "Lisbon";
                default -> "words";
            };
            if (option.required() || option.type() instanceof OptionType.Reference) {
                options.put(option.name(), value);
            }
        }
        return options;
    }

    @Test
    void every_command_of_moderators_and_admins_is_refused_and_nothing_changes() {
        List<String> before = whatStands();

        for (Command command : of(Access.MODERATOR, Access.ADMIN)) {
            if (command.typed()) {
                DiscordInteraction refused = mallory.slashUnoffered(general, command.name(), options(command));
                assertThat(refused.awaitAnswer().text()).as(command.name()).startsWith("Only ");
                assertThat(refused.isPrivate()).as(command.name()).isTrue();
            }
        }

        assertThat(whatStands()).isEqualTo(before);
    }

    @Test
    void every_button_of_moderators_and_admins_is_refused_and_nothing_changes() {
        DiscordMessage own = mallory.slash(general, "help").awaitAnswer();
        List<String> before = whatStands();

        for (Command command : of(Access.MODERATOR, Access.ADMIN)) {
            String data = house.features.codec().encode(Action.of(command.name()));
            DiscordInteraction refused = mallory.forge(own, data);
            assertThat(refused.awaitAnswer().text()).as(command.name()).startsWith("Only ");
            assertThat(refused.editsSource()).as(command.name()).isFalse();
        }

        assertThat(whatStands()).isEqualTo(before);
    }

    @Test
    void every_command_on_somebody_else_s_event_is_refused_and_nothing_changes() {
        List<String> before = whatStands();

        for (Command command : of(Access.HOST)) {
            boolean namesEvent =
                    command.options().stream().anyMatch(option -> option.type() instanceof OptionType.Reference);
            if (command.typed() && namesEvent) {
                DiscordInteraction refused = mallory.slashUnoffered(general, command.name(), options(command));
                assertThat(refused.awaitAnswer().text()).as(command.name()).startsWith("Only ");
            }
        }

        assertThat(whatStands()).isEqualTo(before);
    }
}
