package io.rondo.standalone.evening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.standalone.evening.Evening.Couple;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An evening whose process is killed five times, as by {@code kill -9}: while people register, confirm, meet, pause and rate. Each
 * time it is started again on the same data, and each time the evening goes on as if nothing had been.
 */
class KilledProcessTest {

    private static final String CREATE =
            "/event create title:\"Storm mixer\" starts:\"in 1h\" capacity:6 min:4 rounds:3"
                    + " round:10m break:5m confirm_opens:50m confirm_closes:20m rules_before:10m grace:5m rating_window:15m"
                    + " calls:practice publish:yes";
    private static final List<String> SEVEN = List.of("ana", "bea", "carl", "dora", "eli", "fay", "gus");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** Everyone likes whoever comes after them in the alphabet, and two like everyone. */
    private static final Map<String, Set<String>> LIKES = SEVEN.stream()
            .collect(Collectors.toMap(
                    name -> name,
                    name -> SEVEN.stream()
                            .filter(other -> List.of("carl", "fay").contains(name) || name.compareTo(other) < 0)
                            .collect(Collectors.toSet())));

    @TempDir
    private Path folder;

    /** What was drawn once can be drawn again: {@code -Drondo.seed=…}. */
    private final long seed = Long.getLong("rondo.seed", System.nanoTime());

    private final Random random = new Random(seed);
    private RondoProcess rondo;
    private Guests guests;
    private Jdbi rows;
    private String server;

    @BeforeEach
    void start() {
        System.out.println("KilledProcessTest: seed " + seed);
        rondo = new RondoProcess(folder).start();
        guests = rondo.guests();
        rows = rondo.rows();
        server = rondo.server();
        guests.arrive("hedda", "moderator");
        guests.arrive(SEVEN);
    }

    @AfterEach
    void stop() throws InterruptedException {
        rondo.close();
    }

    @Test
    void an_evening_survives_five_kills_without_losing_or_repeating_anything() {
        guests.says("hedda", CREATE);
        List<String> six = killed_while_people_register();
        killed_while_they_confirm(six);
        time_passes_until_after("CLOSE_CONFIRMATION");
        time_passes_until_after("SEND_RULES");
        six.forEach(name -> guests.presses(name, "I'm here"));
        time_passes_until_after("START");
        Evening evening = new Evening(guests, six, LIKES);
        killed_while_they_meet(evening);
        killed_while_they_pause(evening);
        the_last_round(evening);
        killed_while_they_rate(evening, six);

        time_passes_until_after("CLOSE_RATING");
        everyone_met_three_others_once_in_one_call_each(evening, six);
        exactly_the_mutual_yeses_are_told_once(evening, six);
        nobody_was_told_anything_twice();
        assertThat(texts("SELECT type || ': ' || reason FROM dead_letters")).isEmpty();
    }

    /** @return the six who have a seat in the end */
    private List<String> killed_while_people_register() {
        SEVEN.forEach(name -> guests.awaits(name, "Register", note -> true));
        everyone_presses_while_it_is_killed(SEVEN, "Register");

        assertThat(texts("SELECT state FROM registrations ORDER BY state"))
                .containsExactly(
                        "REGISTERED",
                        "REGISTERED",
                        "REGISTERED",
                        "REGISTERED",
                        "REGISTERED",
                        "REGISTERED",
                        "WAITLISTED");
        String last = inState("WAITLISTED").getFirst();
        String first =
                SEVEN.stream().filter(name -> !name.equals(last)).findFirst().orElseThrow();
        guests.presses(first, "Cancel my place");
        guests.presses(last, "Take it");
        return SEVEN.stream().filter(name -> !name.equals(first)).toList();
    }

    private void killed_while_they_confirm(List<String> six) {
        time_passes_until_after("OPEN_CONFIRMATION");
        everyone_presses_while_it_is_killed(six, "I'll be there");

        assertThat(inState("CONFIRMED")).containsExactlyInAnyOrderElementsOf(six);
    }

    /** It is down until the round should have ended; then it ends at once, and the break has its full time. */
    private void killed_while_they_meet(Evening evening) {
        all_meet(evening, 1);
        killed_until_the_step_is_overdue("END_ROUND");
        assertThat(texts("SELECT state FROM pairs WHERE round_no = 1")).containsOnly("DONE");
        evening.lookAndRate();
    }

    private void killed_while_they_pause(Evening evening) {
        killed_until_the_step_is_overdue("NEXT_ROUND");
        assertThat(texts("SELECT state FROM pairs WHERE round_no = 2")).containsExactly("ACTIVE", "ACTIVE", "ACTIVE");
        all_meet(evening, 2);
        time_passes_until_after("END_ROUND");
        evening.lookAndRate();
    }

    private void the_last_round(Evening evening) {
        time_passes_until_after("NEXT_ROUND");
        all_meet(evening, 3);
        time_passes_until_after("END_ROUND");
    }

    private void all_meet(Evening evening, int round) {
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> {
            evening.look();
            return evening.meetings().size() == 6 * round;
        });
    }

    /** Some have said yes or no about their last partner, some are about to. */
    private void killed_while_they_rate(Evening evening, List<String> six) {
        six.forEach(name -> guests.awaits(name, "Report or block", note -> note.says("You can change this until")));
        List<String> before = texts("SELECT from_person || ' ' || to_person || ' ' || yes FROM reactions");
        restartAfter(() -> random.ints(0, six.size()).limit(3).forEach(i -> evening.rate(six.get(i))));

        assertThat(texts("SELECT from_person || ' ' || to_person || ' ' || yes FROM reactions"))
                .containsAll(before);
        await().atMost(PATIENCE).pollInterval(OFTEN).untilAsserted(() -> {
            evening.lookAndRate();
            assertThat(texts("SELECT count(*) FROM reactions")).containsExactly("18");
        });
    }

    /**
     * Everyone presses at the same time, and it is killed when some have their answer. When it is back everyone presses again
     * under the same request id: who had an answer gets the same one, who had none gets one now.
     */
    private void everyone_presses_while_it_is_killed(List<String> people, String label) {
        Map<String, Note> shown = new TreeMap<>();
        people.forEach(name -> shown.put(name, guests.awaits(name, label, note -> true)));
        int enough = 1 + random.nextInt(people.size());
        System.out.println("KilledProcessTest: killed after " + enough + " answers to [" + label + "]");
        Map<String, String> answers = new ConcurrentHashMap<>();
        restartAfter(() -> {
            CountDownLatch answered = new CountDownLatch(enough);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                shown.forEach((name, note) -> threads.execute(() -> {
                    try {
                        answers.put(name, guests.presses(name, note, label, label));
                        answered.countDown();
                    } catch (AssertionError cutOff) {
                        System.out.println("KilledProcessTest: no answer to " + name);
                    }
                }));
                assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
                rondo.kill();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        shown.forEach((name, note) -> {
            String again = guests.presses(name, note, label, label);
            assertThat(answers.getOrDefault(name, again))
                    .as("the answer to " + name)
                    .isEqualTo(again);
        });
    }

    /** It is down until after the step was due, and does it when it is back. */
    private void killed_until_the_step_is_overdue(String step) {
        assertThat(step()).contains(step);
        restartAfter(() -> {
            rondo.kill();
            timePasses();
        });
        await(step + ", overdue, is done").atMost(PATIENCE).until(() -> !step().equals(Optional.of(step)));
    }

    private void time_passes_until_after(String step) {
        assertThat(step()).contains(step);
        timePasses();
        await(step + " is done").atMost(PATIENCE).until(() -> !step().equals(Optional.of(step)));
    }

    /** Nobody has the time to wait: the event, its step and its timer come nearer, until what it waits for is due. */
    private void timePasses() {
        rows.useTransaction(handle -> {
            Instant due = handle.createQuery("SELECT step_at FROM events FOR UPDATE")
                    .mapTo(Instant.class)
                    .one();
            double nearer = Duration.between(Instant.now().minus(A_MOMENT), due).toMillis() / 1000.0;
            handle.createUpdate("""
                            UPDATE events SET starts_at = starts_at - make_interval(secs => :by),
                                step_at = step_at - make_interval(secs => :by)""").bind("by", nearer).execute();
            handle.createUpdate("""
                            UPDATE outbox SET due_at = due_at - make_interval(secs => :by) WHERE type = 'event_step'""").bind("by", nearer).execute();
        });
    }

    /** Kills it after that, and starts it again on the data and the database server that it left. */
    private void restartAfter(Runnable before) {
        before.run();
        rondo.kill();
        rondo.start();
        assertThat(rondo.server()).as("the database goes on").isEqualTo(server);
    }

    private void everyone_met_three_others_once_in_one_call_each(Evening evening, List<String> six) {
        List<String> couples = texts("""
                SELECT least(a.name, b.name) || '+' || greatest(a.name, b.name) FROM pairs p
                JOIN people a ON a.id = p.person_a JOIN people b ON b.id = p.person_b WHERE p.state = 'DONE'""");
        assertThat(couples).hasSize(9).doesNotHaveDuplicates();
        for (String name : six) {
            assertThat(couples.stream()
                            .filter(couple -> List.of(couple.split("\\+")).contains(name)))
                    .as("partners of " + name)
                    .hasSize(3);
        }
        assertThat(texts("SELECT state FROM pairs")).containsOnly("DONE");
        assertThat(texts("SELECT count(*) || ' calls of ' || count(DISTINCT pair_id) || ' pairs' FROM calls"))
                .containsExactly("9 calls of 9 pairs");
        Map<Couple, Set<String>> calls = evening.calls();
        assertThat(calls.values()).allSatisfy(links -> assertThat(links).hasSize(1));
        assertThat(calls.values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
    }

    private void exactly_the_mutual_yeses_are_told_once(Evening evening, List<String> six) {
        Map<String, Set<String>> met = new TreeMap<>();
        evening.meetings()
                .forEach(meeting -> met.computeIfAbsent(meeting.who(), _ -> ConcurrentHashMap.newKeySet())
                        .add(meeting.partner()));
        for (String name : six) {
            guests.awaits(name, note -> note.says("both said yes") || note.says("No mutual yes this time"));
            Set<String> expected = evening.mutualWith(name);
            expected.retainAll(met.get(name));
            assertThat(evening.toldOf(name)).as(name).isEqualTo(expected);
        }
    }

    /** Each message has a text of its own: whatever is read twice was said twice. */
    private void nobody_was_told_anything_twice() {
        for (String name : Stream.concat(Stream.of("hedda"), SEVEN.stream()).toList()) {
            List<String> read = new ArrayList<>(guests.seenBy(name).stream()
                    .map(note ->
                            note.chat() + ": " + note.text().lines().findFirst().orElse(""))
                    .toList());
            assertThat(read).as("what " + name + " reads").doesNotHaveDuplicates();
        }
        assertThat(texts("""
                SELECT account_id || ' ' || kind FROM deliveries
                WHERE state = 'SENT' AND kind IN ('confirmation_request', 'event_will_take_place', 'match', 'seat_offer')
                GROUP BY 1 HAVING count(*) > 1""")).isEmpty();
    }

    private Optional<String> step() {
        return texts("SELECT coalesce(step, '') FROM events").stream()
                .filter(step -> !step.isEmpty())
                .findFirst();
    }

    private List<String> inState(String state) {
        return texts("SELECT p.name FROM registrations r JOIN people p ON p.id = r.person_id WHERE r.state = '" + state
                + "' ORDER BY p.name");
    }

    private List<String> texts(String query) {
        return rows.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
