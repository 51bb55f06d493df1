package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an evening of six rounds costs a person, from the first sight of its card to its result. */
class MessageEconomyTest {

    private static final int MOST_PRESSES = 12;
    private static final int MOST_MESSAGES = 11;

    private final Town town = new Town(Mixer.NOW);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void six_rounds_cost_at_most_twelve_presses_and_eleven_messages() {
        Mixer mixer = running("rounds:6", "ana", "bea", "carl", "dora", "eli", "fay", "gus", "hugo");
        for (int round = 1; round <= 6; round++) {
            mixer.pass(Duration.ofMinutes(5));
            mixer.people.keySet().forEach(name -> rate(mixer, name));
            mixer.pass(Duration.ofMinutes(1));
        }
        mixer.pass(Duration.ofMinutes(15));

        assertThat(mixer.state()).isEqualTo("FINISHED");
        for (String name : mixer.people.keySet()) {
            assertThat(reactionsOf(name)).as(name + "'s ratings").isEqualTo(6);
            assertThat(presses(name)).as(name + "'s presses").hasSizeLessThanOrEqualTo(MOST_PRESSES);
            assertThat(unasked(name)).as("messages to " + name).hasSizeLessThanOrEqualTo(MOST_MESSAGES);
        }
    }

    @Test
    void a_pause_between_six_rounds_and_a_reminder_of_forgotten_ratings_cost_no_more() {
        Mixer mixer = running("rounds:7", "ana", "bea", "carl", "dora", "eli", "fay", "gus");
        mixer.pass(Duration.ofMinutes(7 * 6 - 1));
        Persona ana = mixer.person("ana");
        Reply reminder = ana.seen().stream()
                .filter(Reply.Listing.class::isInstance)
                .findFirst()
                .orElseThrow();
        Set<String> asked = new TreeSet<>(Shown.labels(reminder));
        asked.removeIf(label -> !label.endsWith(": Yes"));
        asked.forEach(label -> ana.presses(reminder, label));
        mixer.pass(Duration.ofMinutes(15));

        assertThat(mixer.state()).isEqualTo("FINISHED");
        assertThat(asked).hasSizeGreaterThanOrEqualTo(5);
        assertThat(reactionsOf("ana")).isEqualTo(asked.size());
        for (String name : mixer.people.keySet()) {
            assertThat(presses(name)).as(name + "'s presses").hasSizeLessThanOrEqualTo(MOST_PRESSES);
            assertThat(unasked(name))
                    .as("messages to " + name)
                    .contains("wrap_up")
                    .hasSizeLessThanOrEqualTo(MOST_MESSAGES);
        }
    }

    @Test
    void all_that_happens_to_the_card_in_the_group_is_one_message() {
        running("rounds:6", "ana", "bea", "carl", "dora").pass(Duration.ofHours(2));

        assertThat(town.group()).hasSize(1);
        assertThat(town.count("deliveries WHERE chat = 'group'")).isGreaterThan(1);
    }

    /** From the card to the first round; everyone also says how a match may reach them. */
    private Mixer running(String options, String... names) {
        Mixer mixer = Mixer.of(town, options + " ", names);
        Reply card = town.group().getFirst();
        for (Persona person : mixer.people.values()) {
            Reply registered = person.pressesInGroup(card, "Register");
            person.presses(registered, "Through you");
        }
        mixer.pass(Duration.ofMinutes(10));
        for (Persona person : mixer.people.values()) {
            person.presses(person.lastWith("I'll be there"), "I'll be there");
        }
        mixer.pass(Duration.ofMinutes(30));
        return mixer.everyoneHere().started();
    }

    private static void rate(Mixer mixer, String name) {
        mixer.person(name).presses(mixer.screen(name), "Yes");
    }

    private List<String> presses(String name) {
        return town.pressed().stream()
                .filter(pressed -> pressed.who().equals(name))
                .map(Town.Pressed::command)
                .toList();
    }

    /**
     * The kinds of the new messages that nobody asked for; what edits one is none. Nothing is sent in a town, so what another
     * has superseded counts as well: a sender would have been quicker.
     */
    private List<String> unasked(String name) {
        return town.texts("""
                SELECT DISTINCT ON (coalesce(slot, id::text)) kind FROM deliveries
                WHERE chat = 'direct:%s' AND NOT asked_for
                ORDER BY coalesce(slot, id::text), seq""".formatted(name));
    }

    private long reactionsOf(String name) {
        return town.count("reactions r JOIN people p ON p.id = r.from_person WHERE p.name = '" + name + "'");
    }
}
