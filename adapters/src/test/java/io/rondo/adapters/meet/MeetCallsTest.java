package io.rondo.adapters.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rondo.call.Attendance;
import io.rondo.call.CallKeys;
import io.rondo.call.CallPages;
import io.rondo.call.CallRequest;
import io.rondo.call.CallServices;
import io.rondo.call.Pairing;
import io.rondo.call.remote.CallServiceException;
import io.rondo.call.remote.CallTools;
import io.rondo.migrations.Migrator;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.meet.FakeMeet;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's own library against a server that speaks its protocol, with the pool in a real database. */
class MeetCallsTest {

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh(source -> new Migrator(source).migrate());
    private final SettableClock clock = SettableClock.at("2026-12-04T19:00:00Z");
    private final CallTools tools = new CallTools(
            new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), clock, new Bell()),
            new CallPages(new CallKeys(MasterKey.parse(MasterKey.generate()).authenticator("call", 16))));
    private final FakeMeet google = FakeMeet.start();
    private MeetCalls calls =
            new MeetCalls(new CallServices.Meet(Path.of("nowhere"), Optional.empty(), google.api(), 3));

    private MeetCalls on(int ahead) {
        return new MeetCalls(new CallServices.Meet(folder.resolve("key.json"), Optional.empty(), google.api(), ahead));
    }

    @BeforeEach
    void ready() {
        calls = on(3);
        google.writeCredentials(folder.resolve("key.json"));
        calls.latestTest().passed();
    }

    @AfterEach
    void close() {
        google.close();
        database.close();
    }

    private static CallRequest request() {
        return new CallRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Pairing(UUID.randomUUID(), List.of()),
                1,
                "meet",
                "",
                Optional.empty());
    }

    @Test
    void spaces_are_made_ahead_open_for_whoever_has_the_link_and_never_faster_than_google_allows() {
        for (int second = 0; second < 60; second++) {
            calls.upkeep(tools);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(google.spaces()).hasSize(3);
        assertThat(google.spaces().getFirst().at("/config/accessType").asString())
                .isEqualTo("OPEN");
        MeetCalls greedy = on(500);
        greedy.latestTest().passed();
        for (int second = 0; second < 60; second++) {
            greedy.upkeep(tools);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(google.spaces()).hasSizeBetween(10, 13);
    }

    @Test
    void each_call_gets_a_space_of_its_own_and_asked_again_the_same_one() throws CallServiceException {
        for (int i = 0; i < 3; i++) {
            calls.upkeep(tools);
            clock.advance(Duration.ofSeconds(7));
        }
        CallRequest ana = request();
        Set<String> links = new HashSet<>();
        links.add(calls.make(tools, ana).url());
        links.add(calls.make(tools, request()).url());
        links.add(calls.make(tools, request()).url());
        assertThat(links).hasSize(3).allMatch(link -> link.startsWith("https://meet.google.com/"));
        assertThat(links).contains(calls.make(tools, ana).url());
    }

    @Test
    void without_a_fresh_space_one_is_made_at_once_and_after_it_the_next_provider_is_asked()
            throws CallServiceException {
        assertThat(calls.make(tools, request()).url()).startsWith("https://meet.google.com/");
        CallServiceException none =
                catchThrowableOfType(CallServiceException.class, () -> calls.make(tools, request()));
        assertThat(none.isBusy()).isTrue();
        assertThat(none.reason()).contains("no fresh space");
        assertThat(google.spaces()).hasSize(1);
    }

    @Test
    void google_is_left_alone_for_a_growing_while_when_it_says_429() {
        google.faults().alwaysAnswer(429);
        for (int second = 0; second < 120; second++) {
            calls.upkeep(tools);
            clock.advance(Duration.ofSeconds(1));
        }
        google.faults().clear();
        assertThat(calls.unready()).isEmpty();
        calls.upkeep(tools);
        assertThat(google.spaces()).isEmpty();
        clock.advance(Duration.ofMinutes(4));
        calls.upkeep(tools);
        assertThat(google.spaces()).hasSize(1);
    }

    @Test
    void ending_a_call_ends_the_meeting_and_ending_nothing_is_no_error() throws CallServiceException {
        String space = calls.make(tools, request()).reference();
        calls.finish(space);
        assertThat(google.ended()).containsExactly(space);
        calls.finish("spaces/long-gone");
    }

    @Test
    void who_was_there_comes_from_google_s_records_once_the_meeting_is_over() throws CallServiceException {
        String space = calls.make(tools, request()).reference();
        assertThat(calls.attendance(space)).isEmpty();
        google.met(
                space,
                new FakeMeet.Visit("2026-12-04T19:00:00Z", "2026-12-04T19:05:00Z"),
                new FakeMeet.Visit("2026-12-04T19:01:00Z", "2026-12-04T19:04:30Z"));
        assertThat(calls.attendance(space)).hasValue(new Attendance(2, Duration.ofSeconds(210)));
    }

    @Test
    void its_test_passes_and_each_fault_is_told_apart() throws CallServiceException {
        calls.test();
        assertThat(failure(401).reason()).contains("GOOGLE_CREDENTIALS_FILE");
        assertThat(failure(403).isPassing()).isFalse();
        assertThat(failure(429).isBusy()).isTrue();
        assertThat(failure(500).isPassing()).isTrue();
        google.faults().clear();
        google.faults().slow(Duration.ofMillis(50));
        calls.test();
        google.faults().hang();
        CallServiceException hung = catchThrowableOfType(CallServiceException.class, calls::test);
        assertThat(hung.isPassing()).isTrue();
        assertThat(hung.isBusy()).isFalse();
    }

    private CallServiceException failure(int status) {
        google.faults().alwaysAnswer(status);
        return catchThrowableOfType(CallServiceException.class, calls::test);
    }

    @Test
    void a_file_that_is_no_key_is_a_lasting_complaint_about_that_file() throws Exception {
        Files.writeString(folder.resolve("key.json"), "not a key");
        assertThat(catchThrowableOfType(CallServiceException.class, on(1)::test).reason())
                .contains("GOOGLE_CREDENTIALS_FILE");
    }
}
