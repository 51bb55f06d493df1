package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.telegram.CallbackAnswer;
import io.rondo.testkit.telegram.FakeButton;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import io.rondo.testkit.telegram.Press;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * An evening in a Telegram group: nine people and eight seats. Its methods are what its people do, in order, each by
 * pressing what they are shown; they fail when somebody is not shown what they should be.
 */
final class TelegramEvening {

    static final String NOW = "2026-12-04T18:00:00Z";
    /** Those who take part in the end. */
    static final List<String> PLAYERS = List.of("ana", "bea", "cleo", "dora", "ed", "fay", "ivy");

    private static final String COMMAND =
            "/event create title:\"Bar mixer\" starts:\"in 60s\" capacity:8 min:4 round:5s"
                    + " break:3s confirm_opens:45s confirm_closes:15s rules_before:10s grace:2s rating_window:8s"
                    + " calls:practice publish:yes";
    private static final List<String> FIRST_EIGHT = List.of("ana", "bea", "cleo", "dora", "ed", "fay", "gus", "hugo");
    /** Who would like to meet whom again. */
    private static final Set<String> LIKES =
            Set.of("ana+bea", "bea+ana", "cleo+ivy", "ivy+cleo", "dora+ed", "ed+fay", "fay+ana", "ivy+bea");

    private static final Pattern ROUND = Pattern.compile("Round (\\d+) of (\\d+) with (\\w+).*", Pattern.DOTALL);

    final FakeUser host;
    final FakeChat group;
    private final TelegramHouse house;
    private final int timesPressed;
    private final String unit;
    private final Map<String, FakeUser> people = new LinkedHashMap<>();
    private final Map<String, Integer> presses = new HashMap<>();
    private final Set<String> calls = new HashSet<>();
    private Optional<FakeMessage> card = Optional.empty();

    /**
     * What people see of a round.
     *
     * @param number from 1
     * @param screens by name the message of each who meets somebody
     */
    record Round(int number, Map<String, FakeMessage> screens) {

        String partnerOf(String name) {
            Matcher title = ROUND.matcher(screen(name).text());
            assertThat(title.matches()).as(screen(name).text()).isTrue();
            return title.group(3).toLowerCase(Locale.ROOT);
        }

        FakeMessage screen(String name) {
            return Objects.requireNonNull(screens.get(name), name + " meets nobody in round " + number);
        }
    }

    private TelegramEvening(TelegramHouse house, int timesPressed, String unit) {
        this.house = house;
        this.timesPressed = timesPressed;
        this.unit = unit;
        host = house.api.user("hedda");
        group = house.groupOf("Mixers", host);
        Stream.concat(FIRST_EIGHT.stream(), Stream.of("ivy")).forEach(name -> people.put(name, house.api.user(name)));
        group.with(people.values().toArray(FakeUser[]::new));
    }

    /** A minute to the start, rounds of five seconds. */
    static TelegramEvening inSeconds(TelegramHouse house) {
        return new TelegramEvening(house, 1, "s");
    }

    /** As {@link #inSeconds}, and everybody presses each button twice at once. */
    static TelegramEvening pressedTwice(TelegramHouse house) {
        return new TelegramEvening(house, 2, "s");
    }

    /** An hour to the start, rounds of five minutes, so that there is time to try again. */
    static TelegramEvening inMinutes(TelegramHouse house) {
        return new TelegramEvening(house, 1, "m");
    }

    FakeUser person(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    // ---- what they do -------------------------------------------------------------------------------------------

    void hostPublishes() {
        host.starts();
        settle();
        host.says(group, COMMAND.replaceAll("(\\d)s\\b", "$1" + unit));
        settle();
        pass(Duration.ofSeconds(1));
        card = Optional.of(
                house.api.awaitMessage(group, message -> message.labels().contains("Register")));
        assertThat(cardText()).contains("Bar mixer", "8 of 8 seats left");
    }

    /** Eight get seats, the ninth waits; one cancels, and the ninth is offered the seat and takes it. */
    void nineRegisterForEightSeats() {
        FIRST_EIGHT.forEach(this::registers);
        FIRST_EIGHT.forEach(
                name -> assertThat(newest(name, "Cancel my place").text()).startsWith("You're in: Bar mixer"));
        press("ana", newest("ana", "@ana"), "@ana");
        press("bea", newest("bea", "Through you"), "Through you");
        press("cleo", newest("cleo", "Through you"), "Through you");

        registers("ivy");
        assertThat(newest("ivy", "Leave the line").text()).startsWith("All 8 seats are taken. You're number 1 in line");
        pass(Duration.ofSeconds(1));
        assertThat(cardText()).contains("all 8 seats taken, 1 in line");

        press("hugo", newest("hugo", "Cancel my place"), "Cancel my place");
        FakeMessage offer = newest("ivy", "Take it");
        assertThat(offer.text()).startsWith("A seat at Bar mixer is yours if you take it before");
        press("ivy", offer, "Take it");
        assertThat(house.api.current(offer).text()).startsWith("You're in: Bar mixer");
    }

    /** From the group into the private chat, since the bot does not know them yet and may not write first. */
    private void registers(String name) {
        CallbackAnswer answer = press(name, card.orElseThrow(), "Register");
        person(name)
                .opensDeepLink(answer.url().orElseThrow(() -> new AssertionError(name + " got no link: " + answer)));
        presses.merge(name, 1, Integer::sum);
        settle();
    }

    void sevenConfirmAndOneDeclines() {
        nextStep("CLOSE_CONFIRMATION");
        for (String name : PLAYERS) {
            FakeMessage request = newest(name, "I'll be there");
            press(name, request, "I'll be there");
            assertThat(house.api.current(request).text()).startsWith("You're in and confirmed: Bar mixer");
        }
        FakeMessage request = newest("gus", "I can't come");
        press("gus", request, "I can't come");
        assertThat(house.api.current(request).text()).startsWith("Thanks for telling me.");
    }

    void everyoneIsHereAndItStarts() {
        nextStep("SEND_RULES");
        nextStep("START");
        for (String name : PLAYERS) {
            FakeMessage rules = newest(name, "I'm here");
            press(name, rules, "I'm here");
            assertThat(house.api.current(rules).text()).contains("You're here. It starts");
        }
        assertThat(house.api.awaitText(host, "here").text()).contains("All 7 are here.");
        nextStep("END_ROUND");
    }

    /** The round that runs: six of seven people in pairs, each pair with a call that nobody else has ever had. */
    Round round(int number) {
        Map<String, FakeMessage> screens = new LinkedHashMap<>();
        for (String name : PLAYERS) {
            house.api.sentTo(person(name)).stream()
                    .filter(message -> message.text().startsWith("Round " + number + " of 7 with "))
                    .reduce((older, newer) -> newer)
                    .ifPresent(message -> screens.put(name, message));
        }
        Round round = new Round(number, screens);
        assertThat(screens).as("those who meet in round " + number).hasSize(6);
        for (String name : screens.keySet()) {
            String partner = round.partnerOf(name);
            assertThat(round.partnerOf(partner)).isEqualTo(name);
            assertThat(callOf(round, name)).isEqualTo(callOf(round, partner));
        }
        List<String> now = screens.keySet().stream()
                .map(name -> callOf(round, name))
                .distinct()
                .toList();
        assertThat(now).hasSize(3).noneMatch(calls::contains);
        calls.addAll(now);
        return round;
    }

    private static String callOf(Round round, String name) {
        return round.screen(name)
                .button("Open the call")
                .flatMap(FakeButton::url)
                .orElseThrow();
    }

    /** All rounds from this one on, each with its ratings, to the last rating. */
    void meetAndRateFrom(int first) {
        for (int number = first; number <= 7; number++) {
            if (number > first) {
                nextStep("END_ROUND");
            }
            Round round = round(number);
            nextStep(number < 7 ? "NEXT_ROUND" : "CLOSE_RATING");
            round.screens().keySet().forEach(name -> rates(name, round));
        }
    }

    /** On the round's own message, which asks now; Ed first says yes to everybody and then what he thinks. */
    void rates(String name, Round round) {
        FakeMessage asked = question(name, round);
        String opinion = opinion(name, round);
        if (name.equals("ed")) {
            press(name, asked, "Yes");
        }
        if (house.api.current(asked).labels().contains(opinion)) {
            press(name, asked, opinion);
        }
        assertThat(house.api.current(asked).text())
                .contains(opinion.equals("Yes") ? ": you said yes." : ": not this time.");
    }

    /** Presses while nobody listens. */
    void pressesOpinion(String name, Round round) {
        FakeMessage asked = question(name, round);
        person(name).presses(asked, opinion(name, round));
    }

    FakeMessage question(String name, Round round) {
        FakeMessage asked = house.api.current(round.screen(name));
        assertThat(asked.text())
                .startsWithIgnoringCase("That was " + round.partnerOf(name) + ". Would you like to meet");
        assertThat(asked.earlierTexts()).anyMatch(text -> text.startsWith("Round " + round.number()));
        return asked;
    }

    private static String opinion(String name, Round round) {
        return LIKES.contains(name + "+" + round.partnerOf(name)) ? "Yes" : "Not this time";
    }

    void ratingsClose() {
        nextStep("");
        pass(Duration.ofSeconds(1));
    }

    /** Ana may not write to Bea directly, but the bot carries what she says. */
    void anaSaysHelloToBea() {
        press("ana", newest("ana", "Say hello"), "Say hello");
        house.api.awaitText(person("ana"), "What you write here now goes to Bea");
        person("ana").says("Hello Bea, a walk on <Sunday>?");
        settle();
        assertThat(house.api.awaitText(person("bea"), "a walk on <Sunday>?").text())
                .startsWith("Ana: Hello Bea");
        assertThat(house.api.awaitText(person("ana"), "Sent to Bea")).isNotNull();
    }

    /** What the person is told of their matches. */
    List<String> result(String name) {
        return house.api.sentTo(person(name)).stream()
                .map(FakeMessage::text)
                .filter(text -> text.contains("both said yes") || text.contains("No mutual yes"))
                .distinct()
                .toList();
    }

    /** How often the person has pressed anything, Start in the private chat too. */
    int presses(String name) {
        return presses.getOrDefault(name, 0);
    }

    /** How many messages the person has got without asking for them; one that was edited since is one. */
    int unasked(String name) {
        return house.texts("""
                SELECT DISTINCT platform_message_id FROM deliveries
                WHERE NOT asked_for AND state = 'SENT' AND chat = '%d'
                """.formatted(person(name).id())).size();
    }

    /** Of those who got a message more than once, how many times too often. */
    Map<String, Long> doubled() {
        Map<String, Long> doubled = new LinkedHashMap<>();
        people.forEach((name, person) -> doubled.put(name, house.api.doubledSends(person)));
        doubled.values().removeIf(times -> times == 0);
        return doubled;
    }

    String cardText() {
        return house.api.current(card.orElseThrow()).text();
    }

    private FakeMessage newest(String name, String label) {
        return house.api.awaitMessage(person(name), message -> message.labels().contains(label));
    }

    /** All presses get the same answer. */
    private CallbackAnswer press(String name, FakeMessage message, String label) {
        presses.merge(name, 1, Integer::sum);
        String data = house.api
                .current(message)
                .button(label)
                .flatMap(FakeButton::callbackData)
                .orElseThrow();
        List<Press> presses = IntStream.range(0, timesPressed)
                .mapToObj(time -> person(name).pressesData(message, data))
                .toList();
        List<CallbackAnswer> answers =
                presses.stream().map(Press::awaitAnswer).distinct().toList();
        settle();
        assertThat(answers).as("answers to " + name + "'s " + label).hasSize(1);
        return answers.getFirst();
    }

    // ---- time ---------------------------------------------------------------------------------------------------

    /** Moves the clock on to what the event waits for; then it waits for the named step. */
    private void nextStep(String then) {
        Instant due = house.jdbi.withHandle(handle -> handle.createQuery("SELECT step_at FROM events")
                .mapTo(Instant.class)
                .one());
        pass(Duration.between(house.clock.instant(), due));
        assertThat(house.texts("SELECT coalesce(step, '') FROM events")).containsExactly(then);
    }

    /** Moves the clock on, stopping at everything that becomes due on the way. */
    void pass(Duration by) {
        Instant target = house.clock.instant().plus(by);
        for (Optional<Instant> next = nextDue(target); next.isPresent(); next = nextDue(target)) {
            advanceTo(next.get());
        }
        advanceTo(target);
    }

    private void advanceTo(Instant instant) {
        Duration left = Duration.between(house.clock.instant(), instant);
        house.advance(left.isNegative() ? Duration.ZERO : left);
        settle();
    }

    private Optional<Instant> nextDue(Instant until) {
        return house.jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT min(at) FROM (
                            SELECT due_at AS at FROM outbox
                            UNION ALL SELECT not_before FROM deliveries WHERE state = 'PENDING') AS waiting
                        WHERE at > :now AND at <= :until
                        """)
                .bind("now", house.clock.instant())
                .bind("until", until)
                .mapTo(Instant.class)
                .findOne());
    }

    /** Waits until all is done that can be; where a send is to be tried again later, it becomes later. */
    void settle() {
        house.api.awaitAllUpdatesTaken();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> {
                    if (house.isSettled()) {
                        return true;
                    }
                    if (house.count("deliveries WHERE state = 'PENDING' AND error IS NOT NULL") > 0) {
                        house.advance(Duration.ofMillis(250));
                    }
                    return false;
                });
    }
}
