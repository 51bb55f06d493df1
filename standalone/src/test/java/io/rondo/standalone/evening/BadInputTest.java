package io.rondo.standalone.evening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.migrations.Migrator;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.Secret;
import io.rondo.secret.MasterKey;
import io.rondo.standalone.ApplicationStarter;
import io.rondo.standalone.Settings;
import io.rondo.standalone.Standalone;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and programs send by mistake or on purpose: each gets a clear answer, and nothing half done is left behind. */
class BadInputTest {

    /** Where a request that was refused must leave nothing. */
    private static final List<String> TABLES = List.of(
            "events", "event_hosts", "registrations", "outbox", "deliveries", "form_sessions", "people", "accounts");

    private static final String LONG = "x".repeat(10_000);
    private static final String HOSTILE = "<script>alert(1)</script> **B** _i_ [a](http://b) &amp; `c`";

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static ApplicationStarter.Application rondo;
    private static Guests guests;
    private static Jdbi rows;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh(source -> new Migrator(source).migrate());
        rows = JdbiTransactor.jdbi(database.dataSource());
        int port = RondoProcess.freePort();
        Environment environment = Environment.read(Map.of("RONDO_PORT", Integer.toString(port)), folder);
        Settings settings = new Settings(
                environment,
                RunningDatabase.of(database.jdbcUrl(), database.user(), database.password()),
                new Secret(MasterKey.generate()));
        rondo = Standalone.start(settings, new PrintStream(OutputStream.nullOutputStream()));
        guests = new Guests(port);
        guests.arrive("hedda", "moderator");
        guests.arrive("ana", "player");
    }

    @AfterAll
    static void stop() {
        rondo.close();
        database.close();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_line_that_cannot_be_done_is_answered_and_leaves_no_row(String line, String answer) {
        Map<String, Long> before = counts();

        List<Note> said = guests.says("hedda", line);

        assertThat(said).hasSize(1);
        assertThat(said.getFirst().text()).contains(answer);
        assertHarmless(said.getFirst().text());
        assertThat(counts()).isEqualTo(before);
    }

    static Stream<Arguments> a_line_that_cannot_be_done_is_answered_and_leaves_no_row() {
        return Stream.of(
                Arguments.of("/evnts", "I don't know /evnts. Did you mean"),
                Arguments.of("/" + LONG, "I don't follow. /help shows"),
                Arguments.of("/DROP TABLE events;--", "I don't know /drop"),
                Arguments.of(create("capacity:many"), "I can't read 'many' as a whole number"),
                Arguments.of(create("capacity:-3"), "goes from 1 to"),
                Arguments.of(create("capacity:99999999999999999999"), "capacity"),
                Arguments.of(create("capacity:4 min:9"), "It cannot need 9 people with only 4 seats"),
                Arguments.of(create("round:soon"), "I can't read 'soon' as a length of time"),
                Arguments.of(create("round:90"), "'90' of what?"),
                Arguments.of(create("round:-5m"), "round goes from 1 s to 1 d"),
                Arguments.of(create("rounds:1000000"), "rounds goes from 1 to 100"),
                Arguments.of(create("kind:party"), "'party' isn't one of the choices"),
                Arguments.of(create("waitlist:perhaps"), "I can't read 'perhaps' as yes or no"),
                Arguments.of(create("zone:Mars/Olympus"), "I don't know a time zone called 'Mars/Olympus'"),
                Arguments.of(create("calls:teleport"), "I know no call provider \"teleport\""),
                Arguments.of(create("colour:red"), "There is no colour here"),
                Arguments.of(create("title:Again"), "is there twice"),
                Arguments.of(create("title:\"Half"), "The quote before"),
                Arguments.of("/event create title:Mixer starts:\"1999-01-01 19:00\" publish:yes", "is past"),
                Arguments.of("/event create title:Mixer starts:\"yesterday 19:00\" publish:yes", "yesterday 19:00"),
                Arguments.of("/event create title:Mixer starts:\"31 feb 19:00\" publish:yes", "31 feb"),
                Arguments.of("/event create title:Mixer starts:\"19:00 Nowhere/Town\" publish:yes", "19:00"),
                Arguments.of("/event create title:Mixer starts:" + LONG + " publish:yes", "as a time"),
                Arguments.of("/event create title:" + LONG + " starts:\"in 2h\" publish:yes", "at most 100 fit"),
                Arguments.of("/register Nowhere", "I can't tell what 'Nowhere' is"),
                Arguments.of("/event cancel event:00000000-0000-0000-0000-000000000000 reason:rain", "does not exist"),
                Arguments.of("/event move event:Nowhere starts:\"in 2h\"", "Nowhere"));
    }

    private static String create(String option) {
        return "/event create title:Mixer starts:\"in 2h\" publish:yes " + option;
    }

    @Test
    void markup_in_names_and_titles_is_only_text() {
        String name = "<b>*Zoe*</b> [x](http://y)";
        guests.arrive(name, "player");
        guests.says("hedda", "/event create title:\"" + HOSTILE + "\" starts:\"in 3h\" publish:yes");

        Note card = guests.reads(name, HOSTILE);
        Note answer = guests.presses(name, card, "Register");

        assertThat(answer.text()).startsWith("You're in").contains(": " + HOSTILE + ",");
        assertThat(count("people WHERE name = '" + name + "'")).isEqualTo(1);
    }

    @Test
    void a_forged_or_altered_button_does_nothing() {
        Note card = published("Forged mixer", "in 3h");
        String real = Objects.requireNonNull(card.presses().get("Register"));
        Map<String, Long> before = counts();

        for (String forged : List.of("x", LONG, real.substring(1), altered(real), real + "A", "'; DROP TABLE events")) {
            HttpResponse<String> response = press("ana", card, forged);
            assertThat(response.statusCode()).as(forged).isEqualTo(400);
            assertThat(response.body()).contains("unknown button");
            assertHarmless(response.body());
        }
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void a_hosts_button_is_of_no_use_to_anybody_else() {
        Note card = published("Public mixer", "in 3h");
        Note preview = guests.says("hedda", "/event create title:\"Secret mixer\" starts:\"in 3h\"")
                .getLast();
        Map<String, Long> before = counts();

        String publish = Objects.requireNonNull(preview.presses().get("Publish"));
        HttpResponse<String> onThePreview = press("ana", preview, publish);
        HttpResponse<String> onTheCard = press("ana", card, publish);

        assertThat(onThePreview.statusCode()).isEqualTo(403);
        assertThat(onTheCard.body()).doesNotContain("is published");
        assertHarmless(onTheCard.body());
        assertThat(counts()).isEqualTo(before);
        assertThat(count("events WHERE title = 'Secret mixer' AND published_at IS NULL"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"4, Finished mixer", "5, Skipped mixer", "6, Cancelled mixer"})
    void a_button_of_an_event_that_is_over_says_so(int state, String title) {
        Note card = published(title, "in 3h");
        rows.useHandle(handle -> handle.execute("UPDATE events SET state = ? WHERE title = ?", state, title));
        Map<String, Long> before = counts();

        Note answer = guests.presses("ana", card, "Register");

        assertThat(answer.text()).isEqualTo("This event is over.");
        assertThat(counts()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "say    | {",
                "say    | []",
                "say    | null",
                "say    | \"text\"",
                "say    | ~~",
                "say    | {\"as\":{\"x\":1},\"text\":\"/help\"}",
                "say    | {\"as\":\"nobody\",\"text\":\"/help\"}",
                "say    | {\"as\":\"ana\",\"text\":7}",
                "press  | {\"as\":\"ana\",\"message\":\"99999999999999999999\",\"button\":\"x\"}",
                "press  | {\"as\":\"ana\",\"message\":\"' OR 1=1\",\"button\":\"x\"}",
                "submit | {\"as\":\"ana\",\"message\":\"1\",\"form\":[]}",
                "people | {\"name\":\"\"}",
                "people | {\"name\":\"max\",\"zone\":\"Mars/Olympus\"}",
                "people | {\"name\":\"max\",\"role\":\"king\"}",
                "people | {\"name\":\"max\",\"profile\":{\"birthday\":\"soon\"}}"
            })
    void a_call_that_is_not_one_is_refused_with_a_reason(String path, String body) {
        Map<String, Long> before = counts();

        HttpResponse<String> response = guests.send(path.strip(), body);

        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(Json.parse(response.body()).get("error").asString()).isNotBlank();
        assertHarmless(response.body());
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void json_nested_ten_thousand_deep_or_too_long_is_refused() {
        for (String body : List.of(
                "{\"as\":".repeat(10_000),
                "[".repeat(10_000),
                Json.write(Map.of("as", "ana", "text", LONG.repeat(3))))) {
            HttpResponse<String> response = guests.send("say", body);
            assertThat(response.statusCode()).isEqualTo(400);
            assertHarmless(response.body());
        }
        assertThat(guests.says("ana", "/about").getFirst().text()).startsWith("Rondo");
    }

    private static Note published(String title, String starts) {
        guests.says("hedda", "/event create title:\"" + title + "\" starts:\"" + starts + "\" publish:yes");
        return guests.awaits("ana", "Register", note -> note.says(title));
    }

    /** The first character of the signed part is another one. */
    private static String altered(String button) {
        char other = button.charAt(8) == 'A' ? 'B' : 'A';
        return button.substring(0, 8) + other + button.substring(9);
    }

    private static HttpResponse<String> press(String who, Note note, String button) {
        return guests.send("press", Json.write(Map.of("as", who, "message", note.id(), "button", button)));
    }

    private static void assertHarmless(String text) {
        assertThat(text).doesNotContain("Exception", "io.rondo", "org.", "\tat ", "Reference ", "SQL", "trace");
    }

    /** The rows of each table, when what was asked for before is done. */
    private static Map<String, Long> counts() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("outbox WHERE due_at <= now()")
                                + count("deliveries WHERE state IN ('PENDING', 'SENDING') AND not_before <= now()")
                        == 0);
        Map<String, Long> counts = new TreeMap<>();
        for (String table : TABLES) {
            counts.put(table, count(table));
        }
        return counts;
    }

    private static long count(String fromWhere) {
        return rows.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Long.class)
                .one());
    }
}
