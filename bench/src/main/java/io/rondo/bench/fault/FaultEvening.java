package io.rondo.bench.fault;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.FakeDiscord;
import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the people of one evening do, all at the same time, in the order of its phases. Half of them are on Discord, half on Telegram.
 * Everybody waits until they have read what they should, whatever breaks meanwhile.
 */
final class FaultEvening {

    static final String TITLE = "Storm mixer";

    private static final List<String> NAMES = List.of(
            "ana", "bea", "cleo", "dan", "eva", "finn", "gus", "hugo", "ida", "jan", "kai", "lea", "max", "nora",
            "otto", "pia", "quinn", "rosa", "sam", "tess", "uma", "vera", "walt", "xenia", "yara", "zoe", "adam",
            "bruno", "carla", "dirk", "elsa", "frida", "greta", "hans", "ines", "jonas", "klara", "luis", "mona",
            "nils");

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

    private final FakeDiscord discord;
    private final FakeBotApi telegram;
    private final Clockwork clockwork;
    private final FaultScale scale;
    private final long seed;
    private final Waiting waiting;
    private final List<Guest> guests = new ArrayList<>();
    private final Map<String, Map<Integer, String>> partners = new ConcurrentHashMap<>();

    /** @param seed decides who likes whom */
    FaultEvening(FakeDiscord discord, FakeBotApi telegram, Clockwork clockwork, FaultScale scale, long seed) {
        this.discord = discord;
        this.telegram = telegram;
        this.clockwork = clockwork;
        this.scale = scale;
        this.seed = seed;
        this.waiting = new Waiting(scale.patience());
    }

    /** How many phases it has in which something may break. */
    static int phases(FaultScale scale) {
        return 5 + 2 * scale.rounds();
    }

    /** The name of a phase, for the log. */
    static String phase(int number, FaultScale scale) {
        List<String> names = new ArrayList<>(List.of("registering", "confirming", "planning", "arriving"));
        for (int round = 1; round <= scale.rounds(); round++) {
            names.add("round " + round);
            names.add("rating " + round);
        }
        names.add("results");
        return names.get(number);
    }

    List<Guest> guests() {
        return List.copyOf(guests);
    }

    /** By name whom each met, in the order of the rounds. */
    Map<String, List<String>> partners() {
        Map<String, List<String>> met = new LinkedHashMap<>();
        guests.forEach(guest -> met.put(
                guest.name(),
                List.copyOf(new java.util.TreeMap<>(partners.getOrDefault(guest.name(), Map.of())).values())));
        return met;
    }

    /** Whether the one says yes about the other. */
    boolean likes(String one, String other) {
        return Math.floorMod(Objects.hash(seed, one, other), 3) > 0;
    }

    /** One community on both platforms, and the event, published. Nothing breaks yet. */
    void prepare() {
        discord.awaitReady();
        telegram.awaitPolling();
        DiscordGuild guild = discord.guild("Mixers");
        DiscordChannel general = guild.channel("general");
        DiscordUser dora = discord.user("hedda").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
        FakeUser tom = telegram.user("tom");
        FakeChat group = telegram.group("Mixers").withBot().administeredBy(tom);
        for (int i = 0; i < scale.people(); i++) {
            String name = NAMES.get(i);
            if (i % 2 == 0) {
                guests.add(new DiscordGuest(discord.user(name).joins(guild), general, waiting));
            } else {
                FakeUser user = telegram.user(name);
                group.with(user);
                guests.add(new TelegramGuest(telegram, user, group, waiting));
            }
        }
        DiscordMessage code =
                dora.slash(general, "setup", Map.of("what", "join")).awaitAnswer();
        tom.starts();
        waiting.until("the bot's welcome", () -> !telegram.sentTo(tom).isEmpty());
        tom.says(group, "/setup join " + codeIn(code.text()));
        clockwork.await(
                "both chats are one community's",
                "SELECT count(*) = 2 FROM chats c JOIN communities m"
                        + " ON m.id = c.community_id AND m.merged_into IS NULL GROUP BY m.id");
        publish(dora, general);
        waiting.until(
                "the card on both platforms",
                () -> telegram.messages(group).stream()
                                .anyMatch(message -> message.labels().contains("Register"))
                        && general.messages().stream()
                                .anyMatch(message -> message.labels().contains("Register")));
    }

    private void publish(DiscordUser host, DiscordChannel general) {
        Map<String, Object> options = new LinkedHashMap<>(Map.of(
                "title", TITLE, "starts", "in 60m", "capacity", scale.people(), "min", 4, "rounds", scale.rounds()));
        options.putAll(Map.of(
                "group_size",
                scale.groupSize(),
                "round",
                "5m",
                "break",
                "3m",
                "confirm_opens",
                "45m",
                "confirm_closes",
                "15m"));
        options.putAll(Map.of("rules_before", "10m", "grace", "2m", "rating_window", "8m"));
        // Two on Discord meet in a voice channel, all others on Jitsi.
        options.putAll(Map.of("calls", "discord jitsi", "publish", true));
        host.slash(general, "event create", options).awaitAnswer();
    }

    private static String codeIn(String text) {
        Matcher code = CODE.matcher(text);
        if (!code.find()) {
            throw new IllegalStateException("no code in " + text);
        }
        return code.group();
    }

    /**
     * The evening from the first press to the last word.
     *
     * @param begins is told each phase's number when it begins
     */
    void run(IntConsumer begins) {
        begins.accept(0);
        everybody(Guest::registers);
        clockwork.timePassesUntilAfter("OPEN_CONFIRMATION");
        begins.accept(1);
        everybody(Guest::confirms);
        begins.accept(2);
        clockwork.timePassesUntilAfter("CLOSE_CONFIRMATION");
        everybody(Guest::isToldThatItTakesPlace);
        clockwork.timePassesUntilAfter("SEND_RULES");
        begins.accept(3);
        everybody(Guest::isHere);
        for (int number = 1; number <= scale.rounds(); number++) {
            int round = number;
            begins.accept(2 * round + 2);
            clockwork.timePassesUntilAfter(round == 1 ? "START" : "NEXT_ROUND");
            everybody(guest -> partnersOf(guest).put(round, guest.meets(round)));
            begins.accept(2 * round + 3);
            clockwork.timePassesUntilAfter("END_ROUND");
            everybody(guest -> rate(guest, round));
        }
        begins.accept(phases(scale) - 1);
        clockwork.timePassesUntilAfter("CLOSE_RATING");
        everybody(Guest::readsResult);
    }

    private Map<Integer, String> partnersOf(Guest guest) {
        return partners.computeIfAbsent(guest.name(), name -> new ConcurrentHashMap<>());
    }

    private void rate(Guest guest, int round) {
        String partner = Optional.ofNullable(partnersOf(guest).get(round)).orElseThrow();
        guest.rates(round, partner, likes(guest.name(), partner));
    }

    private void everybody(Consumer<Guest> what) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            guests.forEach(guest -> all.add(threads.submit(() -> what.accept(guest))));
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException lost ? lost : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What stands in the group and in private, for the log of a run that failed. */
    List<String> transcript() {
        List<String> lines = new ArrayList<>();
        discord.sent()
                .forEach(message -> lines.add("Discord " + message.channel() + " "
                        + message.history().sentAt() + " " + message.history().earlier() + " → " + message.rendered()));
        telegram.sent().stream()
                .map(FakeMessage.class::cast)
                .forEach(message ->
                        lines.add("Telegram " + message.date() + " " + message.earlierTexts() + " → " + message));
        return lines;
    }
}
