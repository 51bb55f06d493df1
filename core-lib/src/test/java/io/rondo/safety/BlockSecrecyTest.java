package io.rondo.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Reply;
import io.rondo.round.Mixer;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Nobody can tell from a plan, a picture, an export or a message that two people are kept apart. */
class BlockSecrecyTest {

    private static final List<String> PEOPLE = List.of("ana", "bea", "cleo", "dan", "ed", "fay");
    private static final String OF_ONE = "(?:ana|bea|cleo|dan|ed|fay)";

    /**
     * What an evening shows.
     *
     * @param pairs who met whom, which a block does change
     * @param shown by name what everyone could look at, with partners' names and what is drawn by lot made equal
     */
    private record Evening(List<String> pairs, Map<String, String> shown) {}

    @Test
    void all_that_anyone_sees_is_the_same_with_a_block_and_without_one() {
        Evening without = evening(false);
        Evening with = evening(true);

        assertThat(with.pairs()).doesNotContain("ana+bea").hasSameSizeAs(without.pairs());
        assertThat(with.shown()).containsExactlyEntriesOf(without.shown());
    }

    /** Two rounds of six people; Ana blocks Bea before it, or does not. */
    private static Evening evening(boolean blocked) {
        try (Town town = new Town("2026-12-04T18:00:00Z")) {
            Mixer mixer = Mixer.of(town, "rounds:2", PEOPLE.toArray(String[]::new));
            if (blocked) {
                assertThat(Shown.text(mixer.person("ana").says("/block bea"))).contains("will not meet again");
            }
            Map<String, String> shown = new TreeMap<>();
            Reply card = town.group().getFirst();
            PEOPLE.forEach(name -> mixer.person(name).pressesInGroup(card, "Register"));
            Reply.Text plan = (Reply.Text) mixer.host.says("/event plan");
            shown.put("plan", masked(Shown.text(plan)));
            shown.put("picture", picture(plan));
            mixer.confirmed().everyoneHere().started();
            mixer.pass(Duration.ofMinutes(45));
            for (String name : PEOPLE) {
                List<String> seen = mixer.person(name).seen().stream()
                        .map(Shown::text)
                        .map(BlockSecrecyTest::masked)
                        .toList();
                shown.put(name, String.join("\n--\n", seen));
                if (!name.equals("ana")) {
                    shown.put(name + "'s export", export(mixer, name));
                }
            }
            shown.put("host", masked(Shown.text(mixer.host.says("/event host"))));
            return new Evening(mixer.pairs("DONE"), new LinkedHashMap<>(shown));
        }
    }

    private static String picture(Reply.Text plan) {
        Reply.Attachment picture = plan.files().getFirst();
        return masked(picture.alternative());
    }

    private static String export(Mixer mixer, String name) {
        Reply.Text exported =
                (Reply.Text) mixer.person(name).presses(mixer.person(name).says("/privacy"), "Export");
        String json = new String(exported.files().getFirst().content(), StandardCharsets.UTF_8);
        return masked(json);
    }

    /** Names, ids and the question of a round are another's by chance. */
    private static String masked(String text) {
        return text.replaceAll("\\b" + OF_ONE + "\\b", "somebody")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("Ask: [^\\n]*", "Ask");
    }
}
