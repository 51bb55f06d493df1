package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is grouped with whom, gatherings, and many at once. */
class GroupingTest {

    private final Town town = new Town(Mixer.NOW);

    @AfterEach
    void close() {
        town.close();
    }

    private void profile(Mixer mixer, String name, String gender, String seeks) {
        UUID person = UUID.fromString(
                town.texts("SELECT id FROM people WHERE name = '" + name + "'").getFirst());
        town.transactor.run(work -> town.features
                .profiles()
                .given(
                        work,
                        person,
                        Optional.of(gender),
                        List.of(seeks),
                        Optional.of(LocalDate.of(1995, 4, 2)),
                        Optional.of("Berlin")));
        assertThat(mixer.people).containsKey(name);
    }

    @Test
    void with_two_sides_each_meets_only_whom_they_seek_and_who_is_left_over_is_told_and_first_next_time() {
        Mixer mixer = Mixer.of(town, "sides:two-sided", "ana", "bea", "hugo", "gus", "zoe");
        profile(mixer, "ana", "woman", "man");
        profile(mixer, "bea", "woman", "man");
        profile(mixer, "hugo", "man", "woman");
        profile(mixer, "gus", "man", "woman");
        profile(mixer, "zoe", "woman", "non-binary");
        mixer.confirmed();
        assertThat(mixer.pairs("PLANNED")).containsExactlyInAnyOrder("ana+hugo", "bea+gus", "ana+gus", "bea+hugo");
        assertThat(Shown.text(mixer.person("zoe").last())).startsWith("I couldn't place you at Mixer this time");
        assertThat(town.texts(
                        "SELECT p.name FROM members m JOIN people p ON p.id = m.person_id WHERE m.times_left_out = 1"))
                .containsExactly("zoe");
    }

    @Test
    void the_partners_card_shows_what_the_partner_chose() {
        Mixer mixer = Mixer.of(town, "sides:two-sided", "ana", "hugo");
        profile(mixer, "ana", "woman", "man");
        profile(mixer, "hugo", "man", "woman");
        mixer.confirmed().everyoneHere().started();
        assertThat(mixer.text("ana")).startsWith("Round 1 of 1 with hugo, man, 31, Berlin\n");
    }

    @Test
    void who_met_at_an_earlier_event_meets_new_people_first() {
        Mixer first =
                Mixer.of(town, "", "ana", "hugo").confirmed().everyoneHere().started();
        first.pass(Duration.ofMinutes(25));
        assertThat(first.state()).isEqualTo("FINISHED");
        Reply card = createSecond(first);
        List<io.rondo.town.Persona> all =
                List.of(first.person("ana"), first.person("hugo"), town.person("bea"), town.person("gus"));
        all.forEach(person -> person.pressesInGroup(card, "Register"));
        town.advance(Duration.ofMinutes(10));
        all.forEach(person -> person.presses(person.lastWith("I'll be there"), "I'll be there"));
        town.advance(Duration.ofMinutes(30));
        assertThat(first.pairs("PLANNED")).hasSize(2).doesNotContain("ana+hugo");
    }

    private Reply createSecond(Mixer mixer) {
        mixer.host.saysInGroup(
                "/event create title:Second starts:\"in 1h\" capacity:8 min:2 rounds:1 confirm_opens:50m "
                        + "confirm_closes:20m calls:practice publish:yes");
        town.advance(Duration.ofSeconds(2));
        return town.group().stream()
                .filter(reply -> Shown.text(reply).startsWith("Second"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_gathering_has_no_rounds_and_counts_who_checked_in() {
        Mixer mixer = Mixer.of(town, "kind:gathering venue:\"the blue room\"", "ana", "hugo", "bea")
                .confirmed()
                .here("ana");
        assertThat(town.count("pairs")).isZero();
        mixer.pass(Duration.ofMinutes(5));
        assertThat(mixer.state()).isEqualTo("RUNNING");
        mixer.imHere("hugo");
        mixer.pass(Duration.ofMinutes(10));
        assertThat(mixer.state()).isEqualTo("FINISHED");
        assertThat(
                        town.texts(
                                "SELECT p.name || ' ' || r.state FROM registrations r JOIN people p ON p.id = r.person_id ORDER BY 1"))
                .containsExactly("ana ATTENDED", "bea NO_SHOW", "hugo ATTENDED");
    }

    @Test
    void my_place_shows_the_round_that_runs() {
        Mixer mixer =
                Mixer.of(town, "", "ana", "hugo").confirmed().everyoneHere().started();
        String event = town.texts("SELECT id FROM events").getFirst();
        Reply place = mixer.person("ana").runs(Action.of("event place").with("event", event));
        assertThat(Shown.text(place)).startsWith("Round 1 of 1 with hugo");
        assertThat(Shown.text(mixer.person("ana").says("/my"))).contains("Round 1 of 1 with hugo");
    }

    @Test
    void eight_people_pressing_twice_at_once_start_one_evening() throws Exception {
        String[] names = IntStream.range(0, 8).mapToObj(i -> "guest" + i).toArray(String[]::new);
        Mixer mixer = Mixer.of(town, "", names).confirmed().here();
        mixer.pass(Duration.ofMinutes(6));
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> presses = IntStream.range(0, 16)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        go.await();
                        mixer.imHere("guest" + i / 2);
                        return i;
                    }))
                    .toList();
            go.countDown();
            for (Future<?> press : presses) {
                press.get();
            }
        }
        town.settle();
        assertThat(mixer.state()).isEqualTo("RUNNING");
        assertThat(mixer.pairs("ACTIVE")).hasSize(4);
        assertThat(town.count("calls")).isEqualTo(4);
        assertThat(town.count("registrations WHERE ready_at IS NOT NULL")).isEqualTo(8);
    }
}
