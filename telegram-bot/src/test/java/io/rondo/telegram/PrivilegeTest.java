package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Place;
import io.rondo.chat.reply.Action;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import io.rondo.testkit.telegram.Press;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody without any right types every command of the privileged, and forges every one of their buttons. */
class PrivilegeTest {

    private static TelegramHouse house;
    private static FakeChat group;
    private static FakeUser mallory;
    private static FakeMessage card;
    private static String event;

    @BeforeAll
    static void open() {
        house = TelegramHouse.at("2026-12-01T12:00:00Z");
        FakeUser hedda = house.api.user("hedda");
        mallory = house.api.user("mallory");
        group = house.groupOf("Mixers", hedda).with(mallory);
        hedda.starts();
        mallory.starts();
        house.settle();
        mallory.says(group, "/my");
        hedda.says(
                group,
                "/event create title:\"Friday mixer\" starts:\"fri 19:00\" capacity:20 min:1 calls:practice"
                        + " publish:yes");
        house.settle();
        house.advance(Duration.ofSeconds(5));
        card = house.api.awaitMessage(group, message -> message.labels().contains("Register"));
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
                .filter(PrivilegeTest::mustBeRefused)
                .toList();
    }

    /** What hosts use without naming an event, everybody has of their own. */
    private static boolean mustBeRefused(Command command) {
        return command.access() != Access.HOST
                || command.options().stream()
                        .anyMatch(option ->
                                option.name().equals("event") && option.type() instanceof OptionType.Reference);
    }

    /** Something for each option, so that nothing but the missing right stands in the way. */
    private static Map<String, String> options(Command command, boolean typed) {
        return command.options().stream()
                .filter(option -> option.required() || option.type() instanceof OptionType.Reference)
                .filter(option -> !(typed && option.type() instanceof OptionType.Internal))
                .collect(Collectors.toMap(Option::name, option -> value(option.type())));
    }

    private static String value(OptionType type) {
        return switch (type) {
            case OptionType.Reference reference -> event;
            case OptionType.Person person -> "hedda";
            case OptionType.Number number -> Long.toString(number.least());
            case OptionType.YesNo yesNo -> "yes";
            case OptionType.OneOf(List<String> values) -> values.getFirst();
            case OptionType.Length length -> length.least().toMinutes() + "m";
            case OptionType.Moment moment -> "in 40h";
            case OptionType.Date date -> "2027-01-01";
            case OptionType.Zone zone -> "Lisbon";
            case OptionType.Internal internal -> event;
            case OptionType.Text text -> "words";
        };
    }

    /** What she was written since then, when all is answered. */
    private static List<String> written(int before) {
        house.settle();
        return house.api.sentTo(mallory).stream()
                .skip(before)
                .map(FakeMessage::text)
                .toList();
    }

    private static int readSoFar() {
        return house.api.sentTo(mallory).size();
    }

    @Test
    void every_privileged_command_is_refused_and_nothing_changes() {
        Map<String, String> before = house.contents();
        int read = readSoFar();
        List<String> tried = new ArrayList<>();

        for (Command command : privileged()) {
            String line = options(command, true).entrySet().stream()
                    .map(option -> option.getKey() + ":\"" + option.getValue() + "\"")
                    .collect(Collectors.joining(" ", "/" + command.name().replace(' ', '_') + " ", ""));
            for (Place place : command.typed() ? command.places() : List.<Place>of()) {
                tried.add(line + " in " + place);
                mallory.says(place == Place.GROUP ? group : mallory.privateChat(), line);
            }
        }

        assertThat(written(read))
                .as("answers to " + tried)
                .hasSameSizeAs(tried)
                .allSatisfy(answer -> assertThat(answer).startsWith("Only "));
        assertThat(house.contents()).isEqualTo(before);
    }

    @Test
    void every_privileged_button_is_refused_wherever_it_is_forged_and_nothing_changes() {
        mallory.says("/help");
        house.settle();
        FakeMessage own = house.api.sentTo(mallory).getLast();
        Map<String, String> before = house.contents();
        int read = readSoFar();
        Map<String, Press> presses = new LinkedHashMap<>();

        for (Command command : privileged()) {
            Action action = Action.of(command.name());
            for (Map.Entry<String, String> option : options(command, false).entrySet()) {
                action = action.with(option.getKey(), option.getValue());
            }
            String data = house.features.codec().encode(action);
            for (Place place : command.places()) {
                presses.put(
                        command.name() + " in " + place, mallory.pressesData(place == Place.GROUP ? card : own, data));
            }
        }

        assertThat(written(read)).allSatisfy(answer -> assertThat(answer).startsWith("Only "));
        presses.forEach(
                (what, press) -> assertThat(press.awaitAnswer().text()).as(what).startsWith("Only "));
        assertThat(house.contents()).isEqualTo(before);
        assertThat(house.api.current(card).text()).isEqualTo(card.text());
    }
}
