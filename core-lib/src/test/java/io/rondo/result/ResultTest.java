package io.rondo.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Reply;
import io.rondo.round.Mixer;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host looks at what an event came to. */
class ResultTest {

    /** Of an evening that is only looked at. */
    private static final Town AFTERWARDS = new Town(Mixer.NOW);

    private static final Mixer EVENING = evening(AFTERWARDS);

    /** Opened by the few tests that need another. */
    private Optional<Town> another = Optional.empty();

    private Town town() {
        Town town = another.orElseGet(() -> new Town(Mixer.NOW));
        another = Optional.of(town);
        return town;
    }

    @AfterEach
    void close() {
        another.ifPresent(Town::close);
    }

    @AfterAll
    static void closeTheEvening() {
        AFTERWARDS.close();
    }

    /** Of eight who confirm, gus does not come, zoe comes late; ana and hugo say yes to each other, bea to everyone. */
    private static Mixer evening(Town town) {
        Mixer mixer = Mixer.of(town, "rounds:2", "ana", "hugo", "bea", "gus", "dora", "ivan", "olga", "zoe")
                .confirmed()
                .here("ana", "hugo", "bea", "dora", "ivan", "olga");
        mixer.started().pass(Duration.ofMinutes(2));
        Persona zoe = mixer.person("zoe");
        zoe.presses(zoe.lastWith("Join the next round"), "Join the next round");
        for (int round = 1; round <= 2; round++) {
            mixer.pass(Duration.ofMinutes(5));
            mixer.rate((who, whom) -> who.equals("bea") || Set.of("ana", "hugo").containsAll(Set.of(who, whom)));
            mixer.pass(Duration.ofMinutes(1));
        }
        return mixer.pass(Duration.ofMinutes(15));
    }

    private static List<Reply.Attachment> files(Reply reply) {
        return ((Reply.Text) reply).files();
    }

    private static String csv(Reply reply, int file) {
        return new String(files(reply).get(file).content(), StandardCharsets.UTF_8);
    }

    @Test
    void a_host_sees_who_came_who_met_and_what_came_of_it_with_a_picture() throws IOException {
        assertThat(EVENING.state()).isEqualTo("FINISHED");

        Reply stats = EVENING.host.says("/event stats");

        List<String> counted = AFTERWARDS.texts("SELECT pairs_met || ' pairs met.' FROM event_results");
        List<String> yeses = AFTERWARDS.texts("SELECT yeses || ' yeses, ' || matches || ' match' FROM event_results");
        assertThat(Shown.text(stats))
                .contains("Mixer · ")
                .contains("· over")
                .contains("8 people registered, 8 confirmed, 0 declined, 0 seats were released without an answer.")
                .contains("6 came in time, 1 late, 1 did not come though they had confirmed.")
                .contains("2 of 2 rounds held, " + counted.getFirst())
                .contains(yeses.getFirst())
                .contains("0 reports.");
        Reply.Attachment picture = files(stats).getFirst();
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.content())).getWidth())
                .isBetween(400, 720);
        assertThat(picture.alternative())
                .startsWith("Registered 8, confirmed 8; came in time 6, late 1, did not come 1. Pairs met: ");
    }

    @Test
    void who_came_is_listed_with_how_often_they_come() {
        Reply people = EVENING.host.presses(EVENING.host.says("/event stats"), "Who came");

        assertThat(Shown.text(people))
                .contains("ana: came · came to 1 of 1, no-shows 0 %")
                .contains("gus: did not come · came to 0 of 1, no-shows 100 %")
                .contains("zoe: came late · came to 1 of 1, no-shows 0 %");
    }

    @Test
    void the_files_hold_the_numbers_and_nobodys_yes_block_or_report() {
        AFTERWARDS.jdbi.useHandle(handle -> handle.execute("UPDATE people SET name = '=1+1' WHERE name = 'olga'"));

        Reply files = EVENING.host.presses(EVENING.host.says("/event stats"), "Download as CSV");

        assertThat(files(files)).extracting(Reply.Attachment::fileName).containsExactly("event.csv", "people.csv");
        assertThat(csv(files, 0)).contains("\"Registered\",\"8\"\r\n").contains("\"Did not come\",\"1\"\r\n");
        assertThat(csv(files, 1))
                .startsWith(
                        "\uFEFF\"Person\",\"At this event\",\"Events attended\",\"Events missed\",\"No-show rate (%)\"\r\n")
                .contains("\"zoe\",\"came late\",\"1\",\"0\",\"0\"\r\n")
                .contains("\"'=1+1\",\"came\",\"1\",\"0\",\"0\"\r\n");
        assertThat(csv(files, 1).lines()).hasSize(9);
    }

    @Test
    void among_few_people_yeses_and_reports_are_not_told() {
        Mixer mixer = Mixer.of(town(), "rounds:1", "ana", "hugo")
                .confirmed()
                .everyoneHere()
                .started();
        mixer.pass(Duration.ofMinutes(5));
        mixer.rate((who, whom) -> who.equals("ana"));
        mixer.pass(Duration.ofMinutes(16));

        Reply stats = mixer.host.says("/event stats");

        assertThat(Shown.text(stats))
                .contains("1 pair met.")
                .contains("shown from 6 people on")
                .doesNotContain("1 yes")
                .doesNotContain("0 match");
        assertThat(csv(mixer.host.presses(stats, "Download as CSV"), 0))
                .contains("Pairs met")
                .doesNotContain("Yeses")
                .doesNotContain("Reports");
    }

    @Test
    void an_event_to_come_is_counted_as_it_stands_and_one_without_people_says_so() {
        Mixer mixer = Mixer.of(town(), "", "ana");

        assertThat(Shown.text(mixer.host.says("/event stats"))).contains("Nobody has registered.");
        mixer.person("ana").pressesInGroup(town().group().getFirst(), "Register");

        assertThat(Shown.text(mixer.host.says("/event stats event:Mixer")))
                .contains("to come")
                .contains("1 person registered, 0 confirmed")
                .doesNotContain("came in time");
    }

    @Test
    void only_hosts_look_and_whoever_hosted_nothing_is_told_so() {
        Mixer mixer = Mixer.of(town(), "", "ana");
        Persona ana = mixer.person("ana");

        assertThat(Shown.text(ana.says("/event stats"))).contains("You have not hosted an event here yet");
        assertThat(Shown.text(ana.says("/event stats event:Mixer"))).contains("Only hosts can do that");
        assertThat(Shown.text(mixer.host.says("/event stats event:Gala"))).contains("Gala");
    }
}
