package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.call.Attendance;
import io.rondo.call.CallPages;
import io.rondo.call.CallPages.Standing;
import io.rondo.call.CallProvider;
import io.rondo.call.CallRequest;
import io.rondo.call.Caller;
import io.rondo.call.PracticeCalls;
import io.rondo.call.remote.CallServiceException;
import io.rondo.call.remote.CallTools;
import io.rondo.call.remote.CallWorker;
import io.rondo.call.remote.Errand;
import io.rondo.call.remote.LatestTest;
import io.rondo.call.remote.RemoteCalls;
import io.rondo.chat.Role;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of providers that are asked over a network: outside of transactions, with a link for each, whatever goes wrong. */
class RemoteCallsTest {

    private final Service service = new Service();
    private final Town town = new Town(Mixer.NOW, 4, 1, List.of(service, new PracticeCalls("http://localhost:8080")));
    private final CallWorker worker = worker();

    private CallWorker worker() {
        return new CallWorker(
                new CallTools(town.transactor, town.features.callPages()),
                town.features.callErrands(),
                List.of(service));
    }

    /** Remembers what it was asked, and fails as it is told to. */
    private static final class Service implements RemoteCalls {

        final Deque<CallServiceException> failures = new ArrayDeque<>();
        final List<String> asked = new ArrayList<>();
        final LatestTest latestTest = new LatestTest();
        Optional<Attendance> attendance = Optional.empty();

        Service() {
            latestTest.passed();
        }

        @Override
        public String name() {
            return "service";
        }

        @Override
        public boolean endsCalls() {
            return true;
        }

        @Override
        public LatestTest latestTest() {
            return latestTest;
        }

        @Override
        public void test() throws CallServiceException {
            failIfTold();
        }

        @Override
        public Creation.Created make(CallTools tools, CallRequest request) throws CallServiceException {
            asked.add("make");
            failIfTold();
            return new Creation.Created(
                    "https://calls.example.org/#" + tools.key(request.callId(), Caller.FIRST),
                    Optional.of("https://calls.example.org/#" + tools.key(request.callId(), Caller.SECOND)),
                    "room-" + request.callId());
        }

        @Override
        public void finish(String reference) throws CallServiceException {
            asked.add("finish");
            failIfTold();
        }

        @Override
        public Optional<String> referenceOf(CallRequest request) {
            return Optional.of("room-" + request.callId());
        }

        @Override
        public Optional<Duration> reportAfter() {
            return Optional.of(Duration.ofMinutes(1));
        }

        @Override
        public Optional<Attendance> attendance(String reference) {
            asked.add("attendance");
            return attendance;
        }

        private void failIfTold() throws CallServiceException {
            CallServiceException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
        }
    }

    private Mixer started() {
        return Mixer.of(town, "calls:\"service, practice\"", "ana", "hugo")
                .confirmed()
                .everyoneHere()
                .started();
    }

    private void work() {
        worker.drain();
        town.settle();
    }

    private Standing standing(String link) {
        return town.transactor.call(
                work -> town.features.callPages().standing(work, link.substring(link.indexOf('#') + 1)));
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void nobody_is_asked_inside_a_transaction_and_the_two_wait_for_their_links() {
        Mixer mixer = started();
        assertThat(service.asked).isEmpty();
        assertThat(town.texts("SELECT state FROM calls")).containsExactly("ASKED");
        work();
        assertThat(service.asked).containsExactly("make");
        assertThat(mixer.callOf("ana")).isPresent();
        assertThat(town.count("call_errands")).isZero();
    }

    @Test
    void each_of_the_two_gets_a_link_of_their_own_which_opens_only_their_side() {
        Mixer mixer = started();
        work();
        String ana = mixer.callOf("ana").orElseThrow();
        String hugo = mixer.callOf("hugo").orElseThrow();
        assertThat(ana).isNotEqualTo(hugo);
        assertThat(List.of(caller(ana), caller(hugo))).containsExactlyInAnyOrder(Caller.FIRST, Caller.SECOND);
        String tampered = ana.substring(0, ana.length() - 2) + (ana.endsWith("A") ? "BB" : "AA");
        assertThat(standing(tampered)).isEqualTo(new Standing.Unknown());
        assertThat(standing("#")).isEqualTo(new Standing.Unknown());
    }

    private Caller caller(String link) {
        return ((Standing.Open) standing(link)).caller();
    }

    @Test
    void a_link_knows_the_end_of_the_round_and_opens_nothing_after_it() {
        Mixer mixer = started();
        work();
        String ana = mixer.callOf("ana").orElseThrow();
        Instant end = ((Standing.Open) standing(ana)).endsAt().orElseThrow();
        assertThat(Duration.between(town.clock.instant(), end)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        mixer.pass(Duration.ofMinutes(5));
        assertThat(standing(ana)).isEqualTo(new Standing.Over());
        work();
        assertThat(service.asked).containsExactly("make", "finish");
    }

    @Test
    void a_lasting_fault_brings_the_next_provider_at_once_and_a_note_to_the_host() {
        service.failures.add(CallServiceException.lasting("the key is not accepted"));
        Mixer mixer = started();
        work();
        assertThat(mixer.callOf("ana").orElseThrow()).startsWith("http://localhost:8080/");
        assertThat(town.texts("SELECT provider || ' ' || state FROM calls ORDER BY attempt"))
                .containsExactly("service FAILED", "practice CREATED");
        assertThat(Shown.text(mixer.host.last())).contains("service: the key is not accepted");
        assertThat(service.unready()).hasValue("the key is not accepted");
    }

    @Test
    void a_passing_fault_is_tried_again_for_a_moment_and_what_may_have_been_made_is_cleaned_up() {
        for (int i = 0; i < 10; i++) {
            service.failures.add(CallServiceException.passing("no answer"));
        }
        Mixer mixer = started();
        work();
        assertThat(town.texts("SELECT state FROM calls")).containsExactly("ASKED");
        for (int second = 0; second < 11; second++) {
            town.advance(Duration.ofSeconds(1));
            work();
        }
        assertThat(mixer.callOf("ana").orElseThrow()).startsWith("http://localhost:8080/");
        assertThat(service.asked).contains("finish");
        assertThat(service.asked.stream().filter("make"::equals).count()).isBetween(3L, 6L);
    }

    @Test
    void a_fault_that_passes_in_time_costs_the_two_a_moment_and_no_provider() {
        service.failures.add(CallServiceException.busy("too many", Optional.of(Duration.ofSeconds(3))));
        Mixer mixer = started();
        work();
        town.advance(Duration.ofSeconds(2));
        work();
        assertThat(service.asked).hasSize(1);
        town.advance(Duration.ofSeconds(2));
        work();
        assertThat(mixer.callOf("ana").orElseThrow()).startsWith("https://calls.example.org/");
        assertThat(service.unready()).isEmpty();
    }

    @Test
    void a_process_that_dies_between_asking_and_answering_loses_no_call() {
        Mixer mixer = started();
        List<Errand> claimed = worker.claim(10);
        assertThat(claimed).hasSize(1);
        assertThat(worker().drain()).isZero();
        town.clock.advance(Duration.ofSeconds(31));
        CallWorker next = worker();
        List<Errand> again = next.claim(10);
        assertThat(again).singleElement().extracting(Errand::attempts).isEqualTo(2);
        // The first comes back after all, and what it says counts no more.
        worker.run(new Errand(
                claimed.getFirst().id(),
                claimed.getFirst().callId(),
                "service",
                Errand.Kind.MAKE,
                claimed.getFirst().message(),
                1,
                claimed.getFirst().dueAt(),
                town.clock.instant().plusSeconds(60)));
        town.settle();
        assertThat(town.texts("SELECT state FROM calls")).containsExactly("ASKED");
        next.run(again.getFirst());
        town.settle();
        assertThat(mixer.callOf("ana").orElseThrow()).startsWith("http://localhost:8080/");
        assertThat(town.texts("SELECT reason FROM calls WHERE state = 'FAILED'"))
                .containsExactly("nobody made it in time");
    }

    @Test
    void a_call_that_comes_when_its_round_is_over_is_ended_again() {
        Mixer mixer = started();
        Errand errand = worker.claim(1).getFirst();
        mixer.pass(Duration.ofMinutes(5));
        worker.run(new Errand(
                errand.id(),
                errand.callId(),
                errand.provider(),
                errand.kind(),
                errand.message(),
                errand.attempts(),
                errand.dueAt(),
                town.clock.instant().plusSeconds(60)));
        town.settle();
        work();
        assertThat(service.asked).containsExactly("make", "finish");
    }

    @Test
    void ending_a_call_is_tried_until_it_works() {
        Mixer mixer = started();
        work();
        service.failures.add(CallServiceException.passing("no answer"));
        service.failures.add(CallServiceException.passing("no answer"));
        mixer.pass(Duration.ofMinutes(5));
        for (int i = 0; i < 4; i++) {
            work();
            town.clock.advance(Duration.ofSeconds(2));
        }
        assertThat(service.asked).containsExactly("make", "finish", "finish", "finish");
    }

    @Test
    void who_was_there_is_asked_after_the_end_until_it_is_known() {
        Mixer mixer = started();
        work();
        mixer.pass(Duration.ofMinutes(5));
        work();
        assertThat(service.asked).doesNotContain("attendance");
        town.clock.advance(Duration.ofMinutes(1));
        work();
        service.attendance = Optional.of(new Attendance(2, Duration.ofSeconds(290)));
        town.clock.advance(Duration.ofMinutes(1));
        work();
        assertThat(town.texts("SELECT participants || ' ' || talked_s FROM calls"))
                .containsExactly("2 290");
    }

    @Test
    void what_a_provider_tells_of_comings_and_goings_becomes_the_report_however_often_it_is_told() {
        Mixer mixer = started();
        work();
        UUID call = ((Standing.Open) standing(mixer.callOf("ana").orElseThrow()))
                .call()
                .id();
        CallPages pages = town.features.callPages();
        Instant start = town.clock.instant();
        for (int times = 0; times < 2; times++) {
            town.transactor.run(work -> {
                pages.joined(work, call, Caller.FIRST, "PA_1", start);
                pages.left(work, call, Caller.FIRST, "PA_1", start.plusSeconds(100));
                pages.joined(work, call, Caller.FIRST, "PA_3", start.plusSeconds(120));
                pages.joined(work, call, Caller.SECOND, "PA_2", start.plusSeconds(40));
                pages.finished(work, call, start.plusSeconds(300));
                pages.joined(work, UUID.randomUUID(), Caller.FIRST, "PA_9", start);
            });
        }
        town.settle();
        assertThat(town.texts("SELECT participants || ' ' || talked_s FROM calls"))
                .containsExactly("2 240");
        assertThat(Shown.text(mixer.host.says("/event host")))
                .contains("In the calls: both came in 1 of 1, together for 4 min on average");
    }

    @Test
    void an_event_whose_providers_passed_no_test_cannot_be_published() {
        Service untested = new Service();
        untested.latestTest.failed("the key is not accepted");
        try (Town quiet = new Town(Mixer.NOW, 4, 1, List.<CallProvider>of(untested))) {
            Persona host = quiet.person("olga", Role.ADMIN);
            String create = "/event create title:\"Friday mixer\" starts:\"in 2d\" calls:service publish:yes";
            assertThat(Shown.text(host.says(create))).contains("the key is not accepted");
            CallWorker.test(List.of(untested));
            assertThat(Shown.text(host.says(create))).doesNotContain("the key is not accepted");
        }
    }
}
