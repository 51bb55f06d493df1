package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.view.DiscordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An evening on a Discord server whose people want no direct messages. Its methods are what they do, in order, each by pressing
 * what they are shown in the channel, in the event's thread or in their own private answers; they fail when somebody is not shown
 * what they should be.
 */
final class DiscordEvening {

    static final String NOW = "2026-12-04T18:00:00Z";
    static final List<String> PLAYERS = List.of("ana", "bea", "cleo", "dora", "ed", "fay");
    static final int ROUNDS = 5;

    /** Who would like to meet whom again. */
    private static final Set<String> LIKES = Set.of("ana+bea", "bea+ana", "cleo+fay", "fay+cleo", "dora+ed", "ed+fay");

    private static final Pattern ROUND =
            Pattern.compile("\\W*Round (\\d+) of (\\d+)\\W+with \\W*(\\w+).*", Pattern.DOTALL);

    final DiscordHouse house;
    final DiscordGuild guild;
    final DiscordChannel general;
    final DiscordUser host;
    private final Map<String, DiscordUser> people = new LinkedHashMap<>();
    private Optional<DiscordMessage> card = Optional.empty();

    /**
     * What people see of a round.
     *
     * @param number from 1
     * @param screens by name the private answer of each who meets somebody
     */
    record Round(int number, Map<String, DiscordMessage> screens) {

        String partnerOf(String name) {
            Matcher title = ROUND.matcher(screen(name).text());
            assertThat(title.matches()).as(screen(name).text()).isTrue();
            return title.group(3).toLowerCase(Locale.ROOT);
        }

        DiscordMessage screen(String name) {
            return Objects.requireNonNull(screens.get(name), name + " meets nobody in round " + number);
        }
    }

    DiscordEvening(DiscordHouse house) {
        this.house = house;
        guild = house.discord.guild("Mixers");
        general = guild.channel("general");
        host = house.adminOf(guild, "hedda");
        PLAYERS.forEach(name -> people.put(name, house.discord.user(name).joins(guild)));
        house.discord.awaitReady();
    }

    DiscordUser person(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    DiscordMessage card() {
        return house.discord.current(card.orElseThrow());
    }

    /** The event's thread below its card. */
    DiscordChannel thread() {
        return card().thread().orElseThrow(() -> new AssertionError("no thread below " + card()));
    }

    // ---- what they do -------------------------------------------------------------------------------------------

    void hostPublishes() {
        Map<String, Object> options = new LinkedHashMap<>(Map.of(
                "title", "Friday mixer", "starts", "in 60m", "capacity", 6, "min", 4, "rounds", ROUNDS, "round", "5m"));
        options.putAll(Map.of(
                "break", "3m", "confirm_opens", "45m", "confirm_closes", "15m", "rules_before", "10m", "grace", "2m"));
        options.putAll(Map.of("rating_window", "8m", "calls", "practice", "publish", true));
        host.slash(general, "event create", options).awaitAnswer();
        house.settle();
        house.pass(Duration.ofSeconds(1));
        card = Optional.of(house.discord.awaitMessage(general, m -> m.labels().contains("Register")));
        assertThat(card().text()).contains("Friday mixer", "6 of 6 seats left");
    }

    void everybodyRegistersWithoutDirectMessages() {
        for (String name : PLAYERS) {
            DiscordMessage place = privately(name, card(), "Register", "You're in");
            DiscordMessage asked = press(name, place, "Only in the event's thread");
            press(name, asked, "Through you");
        }
        house.pass(Duration.ofSeconds(1));
    }

    void everybodyConfirms() {
        nextStep("CLOSE_CONFIRMATION");
        PLAYERS.forEach(name -> privately(name, line("I'll be there"), "I'll be there", "You're in and confirmed"));
    }

    void everybodyIsHere() {
        nextStep("SEND_RULES");
        nextStep("START");
        PLAYERS.forEach(name -> privately(name, line("I'm here"), "I'm here", "start"));
        nextStep("END_ROUND");
    }

    /** The round that runs, as all find it at the thread's button: pairs with a call that is theirs. */
    Round round(int number) {
        Map<String, DiscordMessage> screens = new LinkedHashMap<>();
        PLAYERS.forEach(name -> screens.put(name, privately(name, line("My round"), "My round", "Round " + number)));
        Round round = new Round(number, screens);
        for (String name : PLAYERS) {
            String partner = round.partnerOf(name);
            assertThat(round.partnerOf(partner)).isEqualTo(name);
            assertThat(callOf(round, name)).isEqualTo(callOf(round, partner));
        }
        assertThat(PLAYERS.stream().map(name -> callOf(round, name)).distinct()).hasSize(3);
        return round;
    }

    private static String callOf(Round round, String name) {
        return round.screen(name)
                .component("Open the call")
                .flatMap(DiscordComponent::url)
                .orElseThrow();
    }

    void rates(String name, Round round) {
        DiscordMessage asked = privately(name, line("Rate"), "Rate", "Would you like to meet again?");
        press(name, asked, opinion(name, round));
    }

    static String opinion(String name, Round round) {
        return LIKES.contains(name + "+" + round.partnerOf(name)) ? "Yes" : "Not this time";
    }

    void meetAndRateFrom(int first) {
        for (int number = first; number <= ROUNDS; number++) {
            if (number > first) {
                nextStep("END_ROUND");
            }
            Round round = round(number);
            endRound(number);
            PLAYERS.forEach(name -> rates(name, round));
        }
    }

    void endRound(int number) {
        nextStep(number < ROUNDS ? "NEXT_ROUND" : "CLOSE_RATING");
    }

    void ratingsClose() {
        nextStep("");
        house.pass(Duration.ofSeconds(1));
    }

    /** What the person reads at the thread's last line. */
    DiscordMessage result(String name) {
        return privately(name, line("My result"), "My result", "yes");
    }

    // ---- what they press ----------------------------------------------------------------------------------------

    /** The newest line of the thread with this button. */
    DiscordMessage line(String label) {
        return thread().messages().reversed().stream()
                .filter(line -> line.labels().contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with [" + label + "]: " + thread().messages()));
    }

    /** Presses what all see, and gets an answer that nobody else sees. */
    DiscordMessage privately(String name, DiscordMessage message, String label, String expected) {
        DiscordInteraction pressed = person(name).press(message, label);
        DiscordMessage answer = pressed.awaitAnswer();
        house.settle();
        assertThat(pressed.isPrivate()).as(name + "'s answer to " + label).isTrue();
        assertThat(answer.text()).contains(expected);
        return answer;
    }

    private DiscordMessage press(String name, DiscordMessage message, String label) {
        DiscordMessage answer = person(name).press(message, label).awaitAnswer();
        house.settle();
        return answer;
    }

    // ---- time ---------------------------------------------------------------------------------------------------

    /** Moves the clock on to what the event waits for; then it waits for the named step. */
    void nextStep(String then) {
        Instant due = house.jdbi.withHandle(handle -> handle.createQuery("SELECT step_at FROM events")
                .mapTo(Instant.class)
                .one());
        house.pass(Duration.between(house.clock.instant(), due));
        assertThat(house.texts("SELECT coalesce(step, '') FROM events")).containsExactly(then);
    }
}
