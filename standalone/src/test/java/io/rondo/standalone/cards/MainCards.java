package io.rondo.standalone.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rondo.chat.Platform;
import io.rondo.playground.Browser;
import io.rondo.standalone.platforms.BothHouse;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays an evening of a community on both platforms and takes a picture of each main card on the way, as the bots' real libraries
 * sent it. {@code ./rondo cards} runs it and puts the pictures into {@code docs/images}; it is not a part of {@code ./rondo test}.
 */
class MainCards {

    private static final Path PICTURES = Path.of(System.getProperty("rondo.pictures", "target/screenshots"));

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

    @TempDir
    private Path work;

    private final BothHouse house = new BothHouse("2026-12-01T12:00:00Z");
    private final DiscordGuild guild = house.discord.guild("Mixers");
    private final DiscordChannel general = guild.channel("general");
    private final DiscordUser dora = house.discord
            .user("dora")
            .joins(guild)
            .may(guild, DiscordPermission.MANAGE_GUILD, DiscordPermission.MODERATE_MEMBERS);
    private final DiscordUser ana = house.discord.user("ana").joins(guild);
    private final DiscordUser bea = house.discord.user("bea").joins(guild);
    private final DiscordUser max = house.discord.user("max").speaks("ru").joins(guild);
    private final FakeUser tom = house.telegram.user("tom");
    private final FakeUser hugo = house.telegram.user("hugo");
    private final FakeUser eva = house.telegram.user("eva").named("Ева").language("ru");
    private final FakeUser dan = house.telegram.user("dan");
    private final FakeChat group = house.telegram.group("Mixers").withBot().administeredBy(tom);

    private Optional<Camera> camera = Optional.empty();

    @AfterEach
    void close() {
        camera.ifPresent(Camera::close);
        house.close();
    }

    @Test
    void pictures_of_the_main_cards() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "Left out: the pictures need Chromium");
        camera = Optional.of(new Camera(PICTURES, work));
        house.discord.awaitReady();
        group.with(hugo, eva, dan);
        everybodyIsThere();
        publish();
        register();
        plan();
        confirm();
        ready();
        roundsAndRatings();
        results();
    }

    private void everybodyIsThere() {
        DiscordMessage code =
                dora.slash(general, "setup", Map.of("what", "join")).awaitAnswer();
        tom.starts();
        house.settle();
        tom.says(group, "/setup join " + codeIn(code.text()));
        house.settle();
        List.of(ana, bea, max).forEach(one -> one.slash(general, "about").awaitAnswer());
        for (FakeUser one : List.of(hugo, eva, dan)) {
            one.says(group, "/about@" + house.telegram.botUsername());
            one.starts();
        }
        house.settle();
        house.transactor.call(work -> {
            UUID community = house.features
                    .communities()
                    .chat(work, Platform.DISCORD, "" + guild.id())
                    .orElseThrow()
                    .communityId();
            house.features
                    .communities()
                    .zone(work, person(Platform.DISCORD, dora.id()), community, ZoneId.of("Europe/Berlin"));
            return community;
        });
        profile(person(Platform.DISCORD, ana.id()), "woman", "man", 1997, "Hamburg", "es", "de");
        profile(person(Platform.DISCORD, bea.id()), "woman", "man", 1994, "Kyiv", "uk", "en");
        profile(person(Platform.DISCORD, max.id()), "man", "woman", 1992, "Riga", "ru", "en");
        profile(person(Platform.TELEGRAM, hugo.id()), "man", "woman", 1995, "Berlin", "es", "fr");
        profile(person(Platform.TELEGRAM, eva.id()), "woman", "man", 1996, "Riga", "ru");
        profile(person(Platform.TELEGRAM, dan.id()), "man", "woman", 1990, "Oslo", "en");
    }

    private UUID person(Platform platform, long account) {
        return UUID.fromString(house.texts("SELECT person_id FROM accounts WHERE platform = '%s' AND external_id = '%d'"
                        .formatted(platform.key(), account))
                .getFirst());
    }

    private void profile(UUID person, String gender, String seeks, int born, String city, String... languages) {
        house.transactor.call(work -> {
            house.features
                    .profiles()
                    .given(
                            work,
                            person,
                            Optional.of(gender),
                            List.of(seeks),
                            Optional.of(LocalDate.of(born, 4, 2)),
                            Optional.of(city));
            house.features.profiles().languages(work, person, List.of(languages));
            return person;
        });
    }

    private void publish() {
        Map<String, Object> options = new LinkedHashMap<>(
                Map.of("title", "Friday mixer", "starts", "fri 19:00", "sides", "two-sided", "capacity", 20, "min", 4));
        options.putAll(Map.of("rounds", 3, "round", "5m", "break", "1m", "calls", "practice"));
        options.put("description", "Five minutes with somebody new, three times. Bring a drink.");
        DiscordMessage preview = dora.slash(general, "event create", options).awaitAnswer();
        take("preview", preview);
        dora.press(preview, "Publish").awaitAnswer();
        house.settle();
        house.pass(Duration.ofSeconds(1));
    }

    private void register() {
        DiscordMessage place = ana.press(card(), "Register").awaitAnswer();
        take("registered", place);
        ana.press(ana.press(place, "Write to me").awaitAnswer(), "@ana").awaitAnswer();
        DiscordMessage his = max.press(card(), "Register").awaitAnswer();
        take("registered-ru", his);
        max.press(his, "Пишите мне").awaitAnswer();
        bea.press(bea.press(card(), "Register").awaitAnswer(), "Only in the event's thread")
                .awaitAnswer();
        for (FakeUser one : List.of(hugo, eva, dan)) {
            one.presses(groupCard(), "Register").awaitAnswer();
            house.settle();
        }
        take("registered", newest(hugo, "@hugo"));
        take("registered-ru", newest(eva, "@eva"));
        press(hugo, "@hugo");
        house.pass(Duration.ofMinutes(1));
        take("live", card());
        take("live", groupCard());
        take("place", ana.press(card(), "My place").awaitAnswer());
        hugo.says("/my");
        house.settle();
        take("place", house.telegram.sentTo(hugo).getLast());
    }

    private void plan() {
        DiscordMessage plan = dora.slash(general, "event plan").awaitAnswer();
        house.settle();
        take("plan", plan);
        dora.slash(general, "host add", Map.of("person", "Tom")).awaitAnswer();
        house.settle();
        tom.says("/event plan");
        house.settle();
        take("plan", house.telegram.sentTo(tom).getLast());
    }

    private void confirm() {
        nextStep("CLOSE_CONFIRMATION");
        take("confirmation", direct(ana, "I'll be there"));
        take("thread", line("I'll be there"));
        take("confirmation", newest(hugo, "I'll be there"));
        ana.press(direct(ana, "I'll be there"), "I'll be there").awaitAnswer();
        max.press(direct(max, "Приду"), "Приду").awaitAnswer();
        bea.press(line("I'll be there"), "I'll be there").awaitAnswer();
        press(hugo, "I'll be there");
        press(dan, "I'll be there");
        press(eva, "Приду");
    }

    private void ready() {
        nextStep("SEND_RULES");
        nextStep("START");
        take("rules", newest(hugo, "I'm here"));
        ana.press(direct(ana, "I'm here"), "I'm here").awaitAnswer();
        max.press(direct(max, "Я здесь"), "Я здесь").awaitAnswer();
        press(hugo, "I'm here");
        press(eva, "Я здесь");
        house.settle();
        bea.press(line("I'm here"), "I'm here").awaitAnswer();
        press(dan, "I'm here");
        nextStep("END_ROUND");
    }

    private void roundsAndRatings() {
        take("round", direct(ana, "Open the call"));
        take("round", newest(hugo, "Open the call"));
        take("round-ru", direct(max, "Открыть звонок"));
        take("round-ru", newest(eva, "Открыть звонок"));
        for (int round = 1; round <= 3; round++) {
            if (round > 1) {
                nextStep("END_ROUND");
            }
            nextStep(round < 3 ? "NEXT_ROUND" : "CLOSE_RATING");
            if (round == 1) {
                take("rating", direct(ana, "Yes"));
                take("rating", newest(hugo, "Yes"));
                report();
            }
            ana.press(direct(ana, "Yes"), "Yes").awaitAnswer();
            press(hugo, "Yes");
        }
    }

    private void results() {
        nextStep("");
        house.pass(Duration.ofSeconds(1));
        take("match", house.discord.awaitDirect(ana, "both said yes"));
        take("match", house.telegram.awaitText(hugo, "both said yes"));
    }

    /** Bea reports whom she has just met; the moderators of both platforms see it. */
    private void report() {
        DiscordMessage asked = bea.press(line("Rate"), "Rate").awaitAnswer();
        DiscordMessage reasons = bea.press(asked, "Report or block").awaitAnswer();
        bea.submit(
                        bea.press(reasons, "Rude"),
                        Map.of("What happened, in your words", "He talked over me all the time."))
                .awaitAnswer();
        house.settle();
        press(tom, "Open the case");
        take("case", newest(tom, "Dismiss"));
        DiscordMessage cases = dora.slash(general, "moderate cases").awaitAnswer();
        take("case", dora.press(cases, "Open the case").awaitAnswer());
    }

    // ---- what they look at -----------------------------------------------------------------------------------------

    private DiscordMessage card() {
        return house.discord.current(
                house.discord.awaitMessage(general, message -> message.labels().contains("Details")));
    }

    private FakeMessage groupCard() {
        return house.telegram.current(
                house.telegram.awaitMessage(group, message -> message.labels().contains("Register")));
    }

    private DiscordMessage line(String label) {
        return card().thread().orElseThrow().messages().reversed().stream()
                .filter(message -> message.labels().contains(label))
                .findFirst()
                .orElseThrow();
    }

    private DiscordMessage direct(DiscordUser user, String label) {
        house.settle();
        return user.directMessages().reversed().stream()
                .filter(message -> message.labels().contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no [" + label + "] in " + user.directMessages()));
    }

    private FakeMessage newest(FakeUser user, String label) {
        house.settle();
        return house.telegram.awaitMessage(user, message -> message.labels().contains(label));
    }

    private void press(FakeUser user, String label) {
        user.presses(newest(user, label), label).awaitAnswer();
        house.settle();
    }

    private void nextStep(String then) {
        house.nextStep();
        assertThat(house.texts("SELECT coalesce(step, '') FROM events")).containsExactly(then);
    }

    private void take(String name, DiscordMessage message) {
        house.settle();
        Locale language = Locale.of(name.endsWith("-ru") ? "ru" : "en");
        camera.orElseThrow().take(name, house.discord.current(message), house.clock.instant(), language);
    }

    private void take(String name, FakeMessage message) {
        camera.orElseThrow().take(name, house.telegram.current(message));
    }

    private static String codeIn(String text) {
        return CODE.matcher(text).results().findFirst().orElseThrow().group();
    }
}
