package io.rondo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.pairing.Pair;
import io.rondo.pairing.Plan;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host looks at the plan before it is made. */
class PlanTest {

    private final Town town = new Town("2026-12-04T17:00:00Z");
    private final Persona host = town.person("mona", Role.ADMIN);
    private final Map<String, Persona> people = new LinkedHashMap<>();

    @AfterEach
    void close() {
        town.close();
    }

    private void registered(String options, String... names) {
        host.saysInGroup("/event create title:Mixer starts:\"in 1h\" round:5m break:1m confirm_opens:50m "
                + "confirm_closes:20m rules_before:5m grace:2m rating_window:15m publish:yes min:2 capacity:40 "
                + "calls:practice " + options);
        town.advance(Duration.ofSeconds(2));
        Reply card = town.group().getFirst();
        for (String name : names) {
            Persona person = town.person(name);
            people.put(name, person);
            person.pressesInGroup(card, "Register");
        }
    }

    private void everyoneConfirms() {
        town.advance(Duration.ofMinutes(10));
        people.values().forEach(person -> person.presses(person.lastWith("I'll be there"), "I'll be there"));
        town.advance(Duration.ofMinutes(30));
    }

    private List<String> plannedPairs() {
        return town.texts("""
                SELECT round_no || ' ' || least(a.name, b.name) || '+' || greatest(a.name, b.name) FROM pairs p
                JOIN people a ON a.id = p.person_a JOIN people b ON b.id = p.person_b
                WHERE p.state = 'PLANNED' ORDER BY 1""");
    }

    private static Reply.Attachment picture(Reply reply) {
        return ((Reply.Text) reply).files().getFirst();
    }

    @Test
    void a_host_sees_groups_rounds_meetings_the_proof_and_who_sits_out_and_why() {
        registered("rounds:3", "ana", "bea", "dora", "gus", "hugo");

        String text = Shown.text(host.says("/event plan"));

        assertThat(text)
                .contains("Mixer · a dry run of the plan for the 5 people")
                .contains("1 group, 3 rounds.")
                .contains("6 meetings in all: no plan can have more.")
                .contains("Each meets 2 to 3 people")
                .contains("sits out round 1, because the group's number is odd");
        assertThat(plannedPairs()).isEmpty();
    }

    @Test
    void the_picture_is_a_png_that_says_in_words_what_it_shows() throws IOException {
        registered("rounds:3", "ana", "bea", "dora", "gus");

        Reply.Attachment picture = picture(host.says("/event plan"));

        assertThat(ImageIO.read(new ByteArrayInputStream(picture.content())).getWidth())
                .isGreaterThan(300);
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.alternative()).contains("4 people by 3 rounds").contains("3 to 3");
    }

    @Test
    void many_people_are_several_pictures_to_turn_over_and_the_words_say_who_is_on_which() {
        registered(
                "rounds:1 group_size:20",
                IntStream.rangeClosed(1, 32).mapToObj(number -> "ana" + number).toArray(String[]::new));

        Reply first = host.says("/event plan");
        Reply second = host.presses(first, "More people ▶");
        Reply approved = host.presses(second, "Approve");

        assertThat(Shown.text(first)).contains("Picture 1 of 2: people 1 to 16 of 32.");
        assertThat(Shown.labels(first)).contains("More people ▶").doesNotContain("◀ Earlier people");
        assertThat(Shown.text(second)).contains("Picture 2 of 2: people 17 to 32 of 32.");
        assertThat(picture(second).alternative()).contains("16 people by 1 rounds");
        assertThat(picture(second).content()).isNotEqualTo(picture(first).content());
        assertThat(Shown.text(approved)).contains("Approved").contains("Picture 2 of 2");
        assertThat(picture(host.presses(approved, "◀ Earlier people")).content())
                .isEqualTo(picture(first).content());
    }

    @Test
    void a_block_cannot_be_told_from_the_plan() {
        registered("rounds:2 sides:everyone", "ana", "bea", "dora", "gus");
        String before = Shown.text(host.says("/event plan"));
        town.jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO blocks (blocker, blocked, blocked_at)
                SELECT a.id, b.id, now() FROM people a, people b WHERE a.name = 'ana' AND b.name = 'bea'"""));

        assertThat(Shown.text(host.says("/event plan"))).isEqualTo(before);
    }

    @Test
    void an_approved_plan_is_the_evening_if_the_same_people_confirm() {
        registered("rounds:2", "ana", "bea", "dora", "gus", "hugo", "zoe");
        Reply card = host.says("/event plan");
        Reply shuffled = host.presses(host.presses(card, "Shuffle"), "Shuffle");
        Reply approved = host.presses(shuffled, "Approve");
        assertThat(Shown.text(approved)).contains("Approved");
        assertThat(Shown.labels(approved)).doesNotContain("Approve");
        assertThat(picture(approved).content()).isEqualTo(picture(shuffled).content());

        everyoneConfirms();

        assertThat(new PlanPicture(plannedEvening(), names(), group -> "Group " + group).png(1))
                .isEqualTo(picture(approved).content());
    }

    private Plan plannedEvening() {
        List<UUID> everyone = town.texts("SELECT person_id FROM registrations WHERE group_no = 1").stream()
                .map(UUID::fromString)
                .sorted()
                .toList();
        List<Plan.Round> rounds = new ArrayList<>();
        for (int round = 1; round <= 2; round++) {
            List<Pair> pairs =
                    town.texts("SELECT person_a || ' ' || person_b FROM pairs WHERE round_no = " + round).stream()
                            .map(row -> row.split(" "))
                            .map(row -> new Pair(UUID.fromString(row[0]), UUID.fromString(row[1])))
                            .toList();
            rounds.add(new Plan.Round(pairs, List.of()));
        }
        return new Plan(List.of(new Plan.Group(everyone, rounds)), List.of(), 6, 6);
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new LinkedHashMap<>();
        town.texts("SELECT id || ' ' || name FROM people").stream()
                .map(row -> row.split(" "))
                .forEach(row -> names.put(UUID.fromString(row[0]), row[1]));
        return names;
    }

    @Test
    void a_shuffle_gives_another_plan_of_the_same_worth() {
        registered("rounds:3", "ana", "bea", "dora", "gus", "hugo", "zoe");
        Reply card = host.says("/event plan");

        Reply shuffled = host.presses(card, "Shuffle");

        assertThat(Shown.text(shuffled)).isEqualTo(Shown.text(card));
        assertThat(picture(shuffled).content()).isNotEqualTo(picture(card).content());
    }

    @Test
    void pairs_that_the_host_wishes_meet_and_those_that_he_does_not_wish_do_not() {
        registered("rounds:1", "ana", "bea", "dora", "gus");
        host.says("/pair wish one:ana other:gus");
        assertThat(Shown.text(host.says("/pair avoid one:bea other:gus"))).contains("bea and gus don't meet");

        Reply rules = host.presses(host.says("/event plan"), "Edit rules");
        everyoneConfirms();

        assertThat(Shown.text(rules))
                .contains("ana and gus: rather together")
                .contains("bea and gus: rather not together");
        assertThat(plannedPairs()).containsExactly("1 ana+gus", "1 bea+dora");
    }

    @Test
    void a_plan_that_is_made_is_not_rehearsed_and_nobody_else_may_look() {
        registered("rounds:1", "ana", "bea");
        Persona ana = Objects.requireNonNull(people.get("ana"));
        assertThat(Shown.text(ana.says("/event plan event:Mixer"))).contains("Only hosts can do that");

        everyoneConfirms();

        assertThat(Shown.text(host.says("/event plan"))).contains("is made already");
    }

    @Test
    void with_nobody_there_is_nothing_to_show() {
        registered("rounds:1");

        assertThat(Shown.text(host.says("/event plan"))).contains("Nobody could meet anybody yet");
    }
}
