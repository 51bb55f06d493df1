package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Answer;
import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An evening on Discord: who is not written to directly finds each step in the event's thread, and nobody else's business. */
class ReachTest {

    private static final int MOST_LINES = 11;
    private static final int MOST_PRESSES = 12;

    private final Town town = new Town(Mixer.NOW);
    private final Persona mona = town.person("mona", Role.ADMIN, Platform.DISCORD);
    private final List<Persona> people = new ArrayList<>();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void every_step_of_an_evening_is_reached_without_a_single_direct_message() {
        event("rounds:6", "ana", "bea", "carl", "dora", "eli", "fay", "gus", "hugo");
        people.forEach(person -> {
            Reply place = person.pressesInGroup(card(), "Register");
            person.presses(person.presses(place, "Only in the event's thread"), "Through you");
        });
        town.advance(Duration.ofMinutes(10));
        people.forEach(person -> privately(person, "I'll be there", "You're in and confirmed"));
        town.advance(Duration.ofMinutes(45));
        people.forEach(person -> privately(person, "I'm here", "start"));
        town.advance(Duration.ofMinutes(5));
        for (int round = 1; round <= 6; round++) {
            assertThat(Shown.text(line("My round"))).contains("round " + round + " runs until");
            for (Persona person : people) {
                Reply mine = privately(person, "My round", "Round " + round);
                assertThat(Shown.labels(mine)).contains("Open the call", "Call doesn't work", "Leave", "Report");
            }
            town.advance(Duration.ofMinutes(5));
            for (Persona person : people) {
                Reply rating = privately(person, "Rate", "Would you like to meet again?");
                person.presses(rating, "Yes");
            }
            town.advance(Duration.ofMinutes(1));
        }
        town.advance(Duration.ofMinutes(15));
        people.forEach(person -> {
            Reply result = privately(person, "My result", "both said yes");
            assertThat(Shown.labels(result)).anyMatch(label -> label.startsWith("Say hello"));
        });

        for (Persona person : people) {
            assertThat(person.seen()).as("direct messages to " + person.name()).isEmpty();
            assertThat(answers(person))
                    .as("what " + person.name() + " answered")
                    .hasSizeLessThanOrEqualTo(MOST_PRESSES);
        }
        assertThat(town.texts("SELECT DISTINCT slot FROM deliveries WHERE kind = 'event_line'"))
                .as("lines in the thread")
                .hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(town.texts("SELECT DISTINCT thread_of FROM deliveries WHERE kind = 'event_line'"))
                .containsExactly(town.texts("SELECT 'card:' || id FROM events").getFirst());
        assertThat(town.count("deliveries WHERE state = 'UNREACHABLE' AND account_id <> "
                        + "(SELECT id FROM accounts WHERE name = 'mona')"))
                .isZero();
    }

    @Test
    void two_who_match_write_to_each_other_without_a_direct_message() {
        event("rounds:1", "ana", "hugo");
        Persona ana = people.getFirst();
        Persona hugo = people.getLast();
        people.forEach(person -> person.presses(person.pressesInGroup(card(), "Register"), "Through you"));
        town.advance(Duration.ofMinutes(10));
        people.forEach(person -> privately(person, "I'll be there", "You're in and confirmed"));
        town.advance(Duration.ofMinutes(45));
        people.forEach(person -> privately(person, "I'm here", "start"));
        town.advance(Duration.ofMinutes(10));
        people.forEach(person -> person.presses(privately(person, "Rate", "meet again"), "Yes"));
        town.advance(Duration.ofMinutes(20));

        Reply match = privately(ana, "My result", "both said yes");
        Reply hello = ana.presses(match, "Say hello");
        assertThat(Shown.text(ana.presses(match, "Say hello"))).contains("already");
        Reply sent = ana.submits(ana.presses(hello, "Write a message"), Map.of("text", "Coffee on Sunday?"));
        assertThat(Shown.text(sent)).contains("hugo is not written to directly");

        Reply waiting = hugo.saysInGroup("/my");
        assertThat(Shown.text(waiting))
                .contains("ana wrote to you through me: 1 message")
                .doesNotContain("Coffee");
        assertThat(Shown.text(hugo.presses(waiting, "Read"))).contains("ana: Coffee on Sunday?");
        assertThat(town.count("relay_inbox")).as("kept no longer").isZero();
        assertThat(town.count("deliveries WHERE chat LIKE 'discord:%' AND state <> 'UNREACHABLE'"))
                .isZero();
    }

    @Test
    void a_line_in_the_thread_names_nobody() {
        event("rounds:2", "ana", "bea", "carl");
        people.forEach(person -> person.pressesInGroup(card(), "Register"));
        town.advance(Duration.ofMinutes(10));
        people.forEach(person -> person.pressesInGroup(line("I'll be there"), "I'll be there"));
        town.advance(Duration.ofMinutes(45));
        people.forEach(person -> person.pressesInGroup(line("I'm here"), "I'm here"));
        town.advance(Duration.ofMinutes(40));

        assertThat(town.group(Platform.DISCORD))
                .extracting(Shown::text)
                .noneMatch(text -> text.contains("ana") || text.contains("bea") || text.contains("carl"));
    }

    @Test
    void who_said_so_is_written_to_and_a_first_message_shows_whether_it_arrives() {
        event("rounds:2", "ana", "bea");
        Persona ana = people.getFirst();
        ana.presses(ana.pressesInGroup(card(), "Register"), "Write to me");
        town.settle();
        assertThat(Shown.text(ana.last())).contains("I'll write to you here about Mixer");
        town.advance(Duration.ofMinutes(10));
        assertThat(Shown.labels(ana.last())).contains("I'll be there");
        assertThat(town.count("deliveries WHERE kind = 'event_line'"))
                .as("nobody needs a line")
                .isZero();
    }

    @Test
    void who_said_so_in_vain_reads_it_at_their_place_and_finds_the_thread() {
        event("rounds:2", "ana", "bea");
        Persona ana = people.getFirst();
        ana.presses(ana.pressesInGroup(card(), "Register"), "Write to me");
        town.settle();
        town.transactor.run(work ->
                town.features.people().unreachable(work, ana.asRequester().accountId()));

        Reply place = ana.pressesInGroup(card(), "My place");
        assertThat(Shown.text(place)).contains("I couldn't write to you");
        town.advance(Duration.ofMinutes(10));
        privately(ana, "I'll be there", "You're in and confirmed");

        ana.presses(place, "Try again");
        town.settle();
        assertThat(Shown.text(ana.pressesInGroup(card(), "My place"))).doesNotContain("couldn't write");
    }

    @Test
    void who_cannot_be_reached_is_named_to_the_host_before_and_after_they_lose_their_seat() {
        event("rounds:1", "ana", "bea", "carl");
        people.forEach(person -> person.pressesInGroup(card(), "Register"));
        mona.presses(mona.saysInGroup("/setup"), "Skip");
        town.jdbi.useHandle(handle -> handle.execute("UPDATE chats SET announcements = false"));
        town.advance(Duration.ofMinutes(11));

        assertThat(Shown.text(mona.saysInGroup("/event host"))).contains("Could not be reached: ana, bea, carl");
        people.subList(0, 2)
                .forEach(person -> person.runs(Action.of("place confirm").with("event", eventId())));
        town.advance(Duration.ofMinutes(30));

        assertThat(Shown.text(mona.saysInGroup("/event host")))
                .contains("Lost their seat without having been reached: carl");
        assertThat(Shown.text(people.getFirst().saysInGroup("/event host"))).contains("You host no event");
    }

    @Test
    void a_thread_is_spared_what_concerns_one_person_alone() {
        event("rounds:2 capacity:2", "ana", "bea", "carl");
        people.forEach(person -> person.pressesInGroup(card(), "Register"));
        Persona bea = people.get(1);
        bea.presses(bea.pressesInGroup(card(), "My place"), "Cancel my place");
        town.settle();
        Reply line = line("My place");
        assertThat(Shown.text(line)).contains("came free").doesNotContain("carl");
        assertThat(Shown.labels(people.get(2).pressesInGroup(line, "My place"))).contains("Take it");
    }

    /** Presses a line's button and gets a private answer that has this in it. */
    private Reply privately(Persona person, String label, String expected) {
        Action action = Shown.buttons(line(label)).stream()
                .filter(button -> button.label().equals(label))
                .map(button -> ((Button.Press) button).action())
                .findFirst()
                .orElseThrow();
        var answered = person.send(
                Place.GROUP,
                new Incoming.Input.Press(town.codec().encode(action)),
                Optional.of("line"),
                person.name() + label + town.clock.instant());
        assertThat(answered.how()).as("how " + label + " is answered").isEqualTo(Answer.PRIVATE);
        assertThat(Shown.text(answered.reply())).contains(expected);
        return answered.reply();
    }

    private Reply line(String label) {
        List<Reply> lines = town.group(Platform.DISCORD);
        return lines.reversed().stream()
                .filter(line -> Shown.labels(line).contains(label)
                        && !Shown.labels(line).contains("Details"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with [" + label + "]: "
                        + lines.stream().map(Shown::text).toList()));
    }

    private Reply card() {
        return town.group(Platform.DISCORD).stream()
                .filter(reply -> Shown.labels(reply).contains("Details"))
                .findFirst()
                .orElseThrow();
    }

    private String eventId() {
        return town.texts("SELECT id::text FROM events").getFirst();
    }

    private void event(String options, String... names) {
        mona.saysInGroup("/event create title:Mixer starts:\"in 1h\" round:5m break:1m confirm_opens:50m "
                + "confirm_closes:20m rules_before:5m grace:2m rating_window:15m publish:yes calls:practice "
                + (options.contains("min:") ? "" : "min:2 ") + options);
        town.advance(Duration.ofSeconds(2));
        for (String name : names) {
            people.add(town.person(name, Role.PLAYER, Platform.DISCORD));
        }
    }

    /** What they said; looking into one's place, as opening a call, is no answer. */
    private List<String> answers(Persona person) {
        return town.pressed().stream()
                .filter(pressed -> pressed.who().equals(person.name()))
                .map(Town.Pressed::command)
                .filter(command -> !command.equals("event place"))
                .toList();
    }
}
