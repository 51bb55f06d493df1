package io.rondo.standalone.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.standalone.platforms.Guest.OnDiscord;
import io.rondo.standalone.platforms.Guest.OnTelegram;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A community on both platforms has one evening: half of the people sit on Discord, half on Telegram. */
class MixedEveningTest {

    private static final int ROUNDS = 5;
    /** Ana is on Discord, Dan on Telegram: the two who match across. */
    private static final Set<String> LIKES = Set.of("ana+dan", "dan+ana", "bea+cleo", "cleo+bea", "eva+bea");

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");
    private static final Pattern PARTNER = Pattern.compile("Round \\d+ of \\d+\\W+with \\W*(\\w+)");

    private final BothHouse house = new BothHouse("2026-12-04T18:00:00Z");
    private final DiscordGuild guild = house.discord.guild("Mixers");
    private final DiscordChannel general = guild.channel("general");
    private final FakeUser tom = house.telegram.user("tom");
    private final FakeChat group = house.telegram.group("Mixers").withBot().administeredBy(tom);
    private final DiscordUser dora = house.discord.user("dora").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
    private final Map<String, Guest> guests = new LinkedHashMap<>();

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.telegram.assertNoViolations();
        house.close();
    }

    private OnDiscord onDiscord(String name) {
        OnDiscord guest = new OnDiscord(house, house.discord.user(name).joins(guild), general);
        guests.put(name, guest);
        return guest;
    }

    private OnTelegram onTelegram(String name) {
        FakeUser user = house.telegram.user(name);
        group.with(user);
        OnTelegram guest = new OnTelegram(house, user, group);
        guests.put(name, guest);
        return guest;
    }

    private Guest guest(String name) {
        return Objects.requireNonNull(guests.get(name), name);
    }

    @Test
    void half_on_discord_and_half_on_telegram_meet_and_two_who_match_across_write_through_the_relay() {
        house.discord.awaitReady();
        OnDiscord ana = onDiscord("ana");
        onDiscord("bea");
        onDiscord("cleo");
        OnTelegram dan = onTelegram("dan");
        onTelegram("eva");
        onTelegram("finn");
        joinsBothChats();
        doraPublishes();
        guests.values().forEach(Guest::registers);
        links(ana, house.telegram.user("anita"));
        links(house.discord.user("danny").joins(guild), dan.user());
        assertThat(house.count("people WHERE alias_of IS NOT NULL")).isEqualTo(2);
        assertThat(house.count("registrations WHERE state = 'REGISTERED'")).isEqualTo(6);

        house.nextStep();
        guests.values()
                .forEach(guest -> assertThat(guest.answers("I'll be there")).contains("You're in and confirmed"));
        house.nextStep();
        house.nextStep();
        guests.values().forEach(guest -> assertThat(guest.answers("I'm here")).contains("start"));
        house.nextStep();
        for (int number = 1; number <= ROUNDS; number++) {
            round();
            if (number < ROUNDS) {
                house.nextStep();
            }
        }
        house.nextStep();
        house.pass(Duration.ofSeconds(1));

        assertThat(house.texts("SELECT s.name FROM events e JOIN event_states s ON s.id = e.state"))
                .containsExactly("FINISHED");
        assertThat(house.count("pairs WHERE state = 'DONE'")).isEqualTo(15);
        assertThat(house.count("matches")).isEqualTo(2);
        assertThat(dan.readsResult()).contains("You and Ana both said yes");
        assertThat(guest("bea").readsResult()).contains("You and **Cleo** both said yes");
        assertThat(guest("finn").readsResult()).contains("No mutual yes");
        writeToEachOther(ana, dan);
        assertThat(house.count("dead_letters")).isZero();
        assertThat(house.discord.doubledSends()).isZero();
        assertThat(house.telegram.doubledSends()).isZero();
        assertThat(ana.user().directMessages()).isEmpty();
    }

    /** Everybody meets somebody in the same call, and says what they think. */
    private void round() {
        Map<String, String> partners = new LinkedHashMap<>();
        guests.forEach((name, guest) -> {
            String screen = guest.readsRound();
            Matcher partner = PARTNER.matcher(screen);
            assertThat(partner.find()).as(screen).isTrue();
            partners.put(name, partner.group(1).toLowerCase(Locale.ROOT));
        });
        partners.forEach((name, partner) -> {
            assertThat(partners).containsEntry(partner, name);
            assertThat(guest(name).call()).isEqualTo(guest(partner).call());
        });
        assertThat(guests.values().stream().map(Guest::call).distinct()).hasSize(3);
        house.nextStep();
        partners.forEach(
                (name, partner) -> guest(name).rates(LIKES.contains(name + "+" + partner) ? "Yes" : "Not this time"));
    }

    private void joinsBothChats() {
        DiscordMessage code =
                dora.slash(general, "setup", Map.of("what", "join")).awaitAnswer();
        tom.starts();
        house.settle();
        tom.says(group, "/setup join " + codeIn(code.text()));
        house.settle();
        assertThat(house.count("communities WHERE merged_into IS NULL"))
                .as(() -> "communities, after Tom read " + house.telegram.sentTo(tom) + house.telegram.sentTo(group))
                .isEqualTo(1);
    }

    private void doraPublishes() {
        Map<String, Object> options = new LinkedHashMap<>(Map.of(
                "title", "Friday mixer", "starts", "in 60m", "capacity", 6, "min", 4, "rounds", ROUNDS, "round", "5m"));
        options.putAll(Map.of(
                "break", "3m", "confirm_opens", "45m", "confirm_closes", "15m", "rules_before", "10m", "grace", "2m"));
        options.putAll(Map.of("rating_window", "8m", "calls", "practice", "publish", true));
        dora.slash(general, "event create", options).awaitAnswer();
        house.settle();
        house.pass(Duration.ofSeconds(1));
    }

    /** A Telegram account is the same person as somebody on Discord, who has a seat already. */
    private void links(OnDiscord guest, FakeUser account) {
        account.starts();
        house.settle();
        DiscordMessage made = guest.user().slash(general, "link").awaitAnswer();
        account.says("/link " + codeIn(made.text()));
        house.settle();
        FakeMessage asked = house.telegram.awaitMessage(account, m -> m.labels().contains("Yes, that's me"));
        account.presses(asked, "Yes, that's me").awaitAnswer();
        DiscordMessage question = guest.press(made, "I've given it");
        guest.press(question, "Yes, that's me");
        house.settle();
    }

    /** A Discord account is the same person as somebody on Telegram, who has a seat already. */
    private void links(DiscordUser account, FakeUser guest) {
        FakeMessage made = awaitCode(guest);
        DiscordInteraction given = account.slash(account.direct(), "link", Map.of("code", codeIn(made.text())));
        account.press(given.awaitAnswer(), "Yes, that's me").awaitAnswer();
        house.settle();
        FakeMessage asked = house.telegram.awaitMessage(guest, m -> m.labels().contains("Yes, that's me"));
        guest.presses(asked, "Yes, that's me").awaitAnswer();
        house.settle();
    }

    private FakeMessage awaitCode(FakeUser guest) {
        guest.says("/link");
        house.settle();
        return house.telegram.awaitMessage(guest, m -> CODE.matcher(m.text()).find());
    }

    private static String codeIn(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).as(text).isTrue();
        return code.group();
    }

    /** Ana writes in a form, since her answers stand in the server's channel; Dan writes in his chat with the bot. */
    private void writeToEachOther(OnDiscord ana, OnTelegram dan) {
        DiscordMessage hello = ana.press(ana.result(), "Say hello");
        DiscordInteraction form = ana.user().press(hello, "Write a message");
        ana.user()
                .submit(form, Map.of("Your message", "Hello Dan, a walk on <Sunday>?"))
                .awaitAnswer();
        house.settle();
        FakeMessage heard = house.telegram.awaitText(dan.user(), "a walk on <Sunday>?");
        assertThat(heard.text()).startsWith("Ana: Hello Dan");

        dan.press(heard, "Answer");
        dan.user().says("Gladly, at the river.");
        house.settle();
        assertThat(ana.press(ana.result(), "Say hello").text()).contains("Dan", "Gladly, at the river.");
        assertThat(List.copyOf(general.messages())).noneMatch(m -> m.text().contains("river"));
    }
}
