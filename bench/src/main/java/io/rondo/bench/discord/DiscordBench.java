package io.rondo.bench.discord;

import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import io.rondo.bench.chat.Database;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.Secret;
import io.rondo.secret.MasterKey;
import io.rondo.standalone.ApplicationStarter;
import io.rondo.standalone.Settings;
import io.rondo.standalone.Standalone;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.discord.Crowd;
import io.rondo.testkit.discord.CrowdRun;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.FakeDiscord;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The whole application on a durable PostgreSQL, as {@code ./rondo up} starts it, through JDA against a Discord of the testkit in the same
 * JVM: people call commands and press buttons at an even rate, whether they are answered or not.
 */
public final class DiscordBench implements Bench {

    /** What Rondo promises: 100 interactions a second for half a minute. */
    public static final Scale USUAL = new Scale(100, 30, 500);

    private static final String CALLS = "https://meet.example.org/mixer";
    private static final String RATE = "rate";
    private static final String SECONDS = "seconds";
    private static final double NANOS_IN_A_MILLISECOND = 1e6;

    private final Path dataFolder;
    private final Scale scale;

    /**
     * How much is asked.
     *
     * @param perSecond interactions
     * @param seconds for how long
     * @param people who take turns
     */
    public record Scale(int perSecond, int seconds, int people) {

        Duration length() {
            return Duration.ofSeconds(seconds);
        }

        /** Long enough for each to come once. */
        Duration firstVisits() {
            return Duration.ofMillis(1_000L * people / perSecond);
        }
    }

    /** @param dataFolder for the database's server, which is kept for the next run; on a real disk */
    public DiscordBench(Path dataFolder, Scale scale) {
        this.dataFolder = dataFolder;
        this.scale = scale;
    }

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public String about() {
        return "Interactions through JDA, from Discord's event to the first response that it took; fsync on";
    }

    @Override
    public String legend() {
        return """
                first visits   everybody's first command, while Java is still cold: each person becomes known by it
                a busy evening [Register], [My place], /my, /events and suggestions in turn, all for one event
                p50, p99, max  until Discord had a first response; it waits 3 s
                deferred       people were told to wait, and then read their answer
                late           Discord took no answer any more: must be 0
                """;
    }

    @Override
    public Map<String, Integer> choices() {
        return Map.of(RATE, scale.perSecond(), SECONDS, scale.seconds());
    }

    @Override
    public Bench choosing(Map<String, Integer> chosen) {
        return new DiscordBench(
                dataFolder,
                new Scale(
                        chosen.getOrDefault(RATE, scale.perSecond()),
                        chosen.getOrDefault(SECONDS, scale.seconds()),
                        scale.people()));
    }

    @Override
    public List<Row> run(Consumer<String> progress) {
        progress.accept("starting PostgreSQL, a Discord and Rondo");
        try (Database database = Database.create(dataFolder);
                FakeDiscord discord = FakeDiscord.start();
                ApplicationStarter.Application _ = start(database, discord)) {
            return measure(discord, progress);
        }
    }

    private static ApplicationStarter.Application start(Database database, FakeDiscord discord) {
        Environment environment = Environment.read(
                Map.of(
                        "DISCORD_TOKEN", discord.token(),
                        "DISCORD_API_URL", discord.apiUrl(),
                        "DISCORD_GATEWAY_URL", discord.gatewayUrl(),
                        "RONDO_PORT", Integer.toString(FreePort.find())),
                Path.of(""));
        return Standalone.start(
                new Settings(environment, database.address(), new Secret(MasterKey.generate())),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    private List<Row> measure(FakeDiscord discord, Consumer<String> progress) {
        discord.awaitReady();
        DiscordGuild guild = discord.guild("Berlin mixers");
        DiscordChannel general = guild.channel("general");
        DiscordMessage card = published(discord, guild, general);
        Crowd crowd = Crowd.of(guild, scale.people());

        progress.accept(scale.people() + " people come, " + scale.perSecond() + " a second");
        CrowdRun first = crowd.acts(scale.perSecond(), scale.firstVisits(), (who, number) -> who.slash(general, "my"));
        List<Row> cold = rows("first visits", first.awaitEnd());
        progress.accept(scale.perSecond() + " interactions a second for " + scale.seconds() + " s");
        CrowdRun busy = crowd.acts(scale.perSecond(), scale.length(), (who, number) -> act(who, number, general, card));
        List<Row> warm = rows("a busy evening", busy.awaitEnd());
        requireCorrect(discord, busy);
        return Stream.concat(cold.stream(), warm.stream()).toList();
    }

    private static DiscordMessage published(FakeDiscord discord, DiscordGuild guild, DiscordChannel general) {
        DiscordUser hedda = discord.user("hedda").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
        String answer = hedda.slash(
                        general,
                        "event create",
                        Map.of(
                                "title",
                                "Friday mixer",
                                "starts",
                                "in 30d",
                                "capacity",
                                200,
                                "min",
                                4,
                                "calls",
                                CALLS,
                                "publish",
                                true))
                .awaitAnswer()
                .text();
        if (!answer.contains("Friday mixer")) {
            throw new IllegalStateException("no event was made: " + answer);
        }
        return discord.awaitMessage(general, message -> message.labels().contains("Register"));
    }

    private static DiscordInteraction act(DiscordUser who, int number, DiscordChannel general, DiscordMessage card) {
        return switch (number % 5) {
            case 0 -> who.press(card, "Register");
            case 1 -> who.press(card, "My place");
            case 2 -> who.slash(general, "my");
            case 3 -> who.slash(general, "events");
            default -> who.types(general, "register", "event", "Fri", Map.of());
        };
    }

    private static List<Row> rows(String of, CrowdRun run) {
        return List.of(
                time(of, "p50", run, 0.5),
                time(of, "p99", run, 0.99),
                time(of, "max", run, 1),
                new Row(of, "answered", run.answered().size(), ""),
                new Row(of, "deferred", run.deferred().size(), ""),
                new Row(of, "late", run.late().size(), ""));
    }

    private static Row time(String of, String metric, CrowdRun run, double share) {
        return new Row(of, metric, run.firstResponseWithin(share).toNanos() / NANOS_IN_A_MILLISECOND, "ms");
    }

    private static void requireCorrect(FakeDiscord discord, CrowdRun run) {
        if (!discord.violations().isEmpty()) {
            throw new IllegalStateException("requests against Discord's description: " + discord.violations());
        }
        long broken = discord.sent().stream()
                .filter(message -> message.text().contains("Something broke"))
                .count();
        if (broken > 0 || run.interactions().isEmpty()) {
            throw new IllegalStateException(broken + " answers say that something broke");
        }
    }
}
