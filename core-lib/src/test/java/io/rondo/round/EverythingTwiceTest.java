package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The same evening twice: once as it should be, and once with every message delivered twice, every button pressed twice at the
 * same moment, and each of these requests arriving twice. Nobody can tell the difference.
 */
class EverythingTwiceTest {

    private static final String[] NINE = {"ana", "bea", "carl", "dora", "eli", "fay", "gus", "hugo", "ivy"};
    private static final List<String> SIX = List.of("bea", "carl", "dora", "eli", "fay", "gus");

    /** Whoever is before the other in the alphabet always likes; some like back. */
    private static final Set<String> LIKES_BACK = Set.of("carl", "fay");

    /** All that an evening leaves behind, without what is random in it. */
    private record Outcome(Map<String, List<String>> rows, List<String> answers, Map<String, List<String>> seen) {}

    @Test
    void an_evening_in_which_everything_happens_twice_ends_as_one_in_which_it_happens_once() {
        Outcome once;
        try (Town town = new Town(Mixer.NOW)) {
            once = evening(town);
        }
        try (Town town = new Town(Mixer.NOW, 8, 2)) {
            town.everyoneIsHasty();
            Outcome twice = evening(town);

            assertThat(twice.rows()).isEqualTo(once.rows());
            assertThat(twice.answers()).isEqualTo(once.answers());
            assertThat(twice.seen()).isEqualTo(once.seen());
            assertThat(town.pressed())
                    .allSatisfy(pressed -> assertThat(pressed.answers())
                            .as(pressed.who() + " pressing " + pressed.command())
                            .hasSize(2)
                            .containsOnly(pressed.answers().getFirst()));
        }
    }

    private static Outcome evening(Town town) {
        Mixer mixer = Mixer.of(town, "capacity:8 min:4 ", NINE);
        registration(mixer);
        confirmation(mixer);
        rounds(mixer);
        assertThat(mixer.state()).isEqualTo("FINISHED");
        return outcome(mixer);
    }

    /** Nine want eight seats; the first gives hers back, and the ninth takes it. */
    private static void registration(Mixer mixer) {
        Reply card = mixer.town.group().getFirst();
        mixer.people.values().forEach(person -> person.pressesInGroup(card, "Register"));
        Persona ana = mixer.person("ana");
        ana.presses(ana.pressesInGroup(card, "My place"), "Cancel my place");
        mixer.town.settle();
        Persona ivy = mixer.person("ivy");
        ivy.presses(ivy.lastWith("Take it"), "Take it");
        mixer.pass(Duration.ofMinutes(10));
    }

    /** Six confirm, one declines, one does not answer. */
    private static void confirmation(Mixer mixer) {
        SIX.forEach(name -> mixer.person(name).presses(mixer.person(name).lastWith("I'll be there"), "I'll be there"));
        Persona hugo = mixer.person("hugo");
        hugo.presses(hugo.lastWith("I can't come"), "I can't come");
        mixer.pass(Duration.ofMinutes(45));
        SIX.forEach(mixer::imHere);
        mixer.started();
    }

    /** Five rounds, in each of which everyone answers; in the first a call is broken. */
    private static void rounds(Mixer mixer) {
        mixer.press("bea", "Call doesn't work");
        mixer.town.settle();
        for (int round = 1; round <= 5; round++) {
            mixer.pass(Duration.ofMinutes(5));
            SIX.forEach(name -> rate(mixer, name));
            mixer.pass(Duration.ofMinutes(1));
        }
        mixer.pass(Duration.ofMinutes(15));
    }

    private static void rate(Mixer mixer, String name) {
        Reply asked = mixer.screen(name);
        String partner = Shown.text(asked).replaceFirst("(?s)That was (\\w+).*", "$1");
        boolean likes = name.compareTo(partner) < 0 || LIKES_BACK.contains(name);
        mixer.person(name).presses(asked, likes ? "Yes" : "Not this time");
    }

    private static Outcome outcome(Mixer mixer) {
        Town town = mixer.town;
        Map<String, List<String>> rows = new TreeMap<>();
        rows.put("registrations", town.texts("""
                SELECT p.name || ' ' || r.state || ' ' || coalesce(r.line_no, 0) || ' ' || r.came_late
                FROM registrations r JOIN people p ON p.id = r.person_id ORDER BY p.name"""));
        rows.put("pairs", town.texts("""
                SELECT least(a.name, b.name) || '+' || greatest(a.name, b.name) || ' ' || p.state
                FROM pairs p JOIN people a ON a.id = p.person_a JOIN people b ON b.id = p.person_b ORDER BY 1"""));
        rows.put(
                "calls",
                town.texts("SELECT state || ' ' || attempt || ' ' || count(*) FROM calls "
                        + "GROUP BY state, attempt ORDER BY 1"));
        rows.put("reactions", town.texts("""
                SELECT a.name || ' ' || b.name || ' ' || r.yes FROM reactions r
                JOIN people a ON a.id = r.from_person JOIN people b ON b.id = r.to_person ORDER BY 1"""));
        rows.put("matches", town.texts("""
                SELECT least(a.name, b.name) || '+' || greatest(a.name, b.name) FROM matches m
                JOIN people a ON a.id = m.person_a JOIN people b ON b.id = m.person_b ORDER BY 1"""));
        rows.put("troubles", town.texts("SELECT kind FROM troubles ORDER BY kind"));
        rows.put("results", town.texts("SELECT to_jsonb(r) - 'event_id' || '{}' FROM event_results r"));
        rows.put(
                "domain events",
                town.texts("SELECT type || ' ' || count(*) FROM domain_events GROUP BY type ORDER BY type"));
        rows.put("dead letters", town.texts("SELECT type || ': ' || reason FROM dead_letters"));
        return new Outcome(rows, answers(town), seen(mixer));
    }

    /** Who pressed what and read what; in an order of its own, since the rounds' order is drawn. */
    private static List<String> answers(Town town) {
        return town.pressed().stream()
                .map(pressed -> pressed.who() + " " + pressed.command() + ": "
                        + undrawn(pressed.answers().getFirst()))
                .sorted()
                .toList();
    }

    private static Map<String, List<String>> seen(Mixer mixer) {
        Map<String, List<String>> seen = new TreeMap<>();
        mixer.people.forEach((name, person) -> seen.put(
                name,
                person.seen().stream()
                        .map(EverythingTwiceTest::undrawn)
                        .sorted()
                        .toList()));
        seen.put(
                "the group",
                mixer.town.group().stream().map(EverythingTwiceTest::undrawn).toList());
        return seen;
    }

    /** What is read, line by line, without what is drawn by lot: the question, and who meets whom when. */
    private static String undrawn(Reply reply) {
        String text = Shown.text(reply)
                .replaceAll("Next round at .*|You can change this until .*", "Later")
                .replaceAll("Round \\d+ of 5 with \\w+", "A round")
                .replaceAll("Ask: .*", "Ask")
                .replaceAll("\\d\\d:\\d\\d", "hh:mm");
        String labels = Shown.labels(reply).stream()
                .map(label -> label.replaceAll("\\w+ isn't here", "Somebody isn't here"))
                .sorted()
                .toList()
                .toString();
        return text.lines().sorted().toList() + " " + labels;
    }
}
