package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.call.Call;
import io.rondo.call.CallProvider;
import io.rondo.call.CallRequest;
import io.rondo.call.FixedLink;
import io.rondo.call.Pairing;
import io.rondo.call.PracticeCalls;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Providers of calls, and what happens when one does not work. */
class CallsTest {

    private static CallRequest request(String venue) {
        return new CallRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Pairing(UUID.randomUUID(), List.of()),
                1,
                "practice",
                venue,
                Optional.empty());
    }

    private static final class Broken implements CallProvider {
        final List<String> ended = new ArrayList<>();

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public boolean endsCalls() {
            return true;
        }

        @Override
        public Creation create(CallRequest request) {
            return new Creation.Failed("no room left");
        }

        @Override
        public Ending end(String reference) {
            ended.add(reference);
            return Ending.ENDED;
        }
    }

    @Test
    void a_practice_room_is_another_one_every_time() {
        PracticeCalls practice = new PracticeCalls("http://localhost:8080");
        CallProvider.Creation one = practice.create(request(""));
        assertThat(one).isInstanceOf(CallProvider.Creation.Created.class).isNotEqualTo(practice.create(request("")));
        assertThat(((CallProvider.Creation.Created) one).url())
                .matches("http://localhost:8080/playground/call/[A-Za-z0-9_-]{22}");
    }

    @Test
    void a_fixed_link_is_what_the_host_typed_and_must_be_one() {
        FixedLink fixed = new FixedLink();
        assertThat(fixed.create(request(" https://meet.example.org/mixer ")))
                .isEqualTo(new CallProvider.Creation.Created(
                        "https://meet.example.org/mixer", "https://meet.example.org/mixer"));
        assertThat(fixed.create(request("the blue room"))).isInstanceOf(CallProvider.Creation.Failed.class);
        assertThat(fixed.end("x")).isEqualTo(CallProvider.Ending.CANNOT_BE_ENDED);
    }

    @Test
    void a_provider_that_fails_is_followed_by_the_next_and_the_host_reads_why() {
        try (Town town = new Town(Mixer.NOW, 4, 1, List.of(new Broken(), new PracticeCalls("http://localhost:8080")))) {
            Mixer mixer = Mixer.of(town, "calls:\"broken, practice\"", "ana", "hugo")
                    .confirmed()
                    .everyoneHere()
                    .started();
            assertThat(mixer.callOf("ana")).isPresent().isEqualTo(mixer.callOf("hugo"));
            assertThat(town.texts("SELECT provider || ' ' || state FROM calls ORDER BY attempt"))
                    .containsExactly("broken FAILED", "practice CREATED");
            assertThat(Shown.text(mixer.host.last())).contains("broken: no room left");
        }
    }

    @Test
    void when_all_providers_fail_the_two_are_told_of_each_other_all_the_same() {
        try (Town town = new Town(Mixer.NOW, 4, 1, List.of(new Broken()))) {
            Mixer mixer = Mixer.of(town, "calls:broken", "ana", "hugo")
                    .confirmed()
                    .everyoneHere()
                    .started();
            assertThat(mixer.text("ana")).startsWith("Round 1 of 1 with hugo").contains("No call could be made");
            assertThat(mixer.callOf("ana")).isEmpty();
            assertThat(town.count("calls")).isEqualTo(1);
        }
    }

    @Test
    void a_call_that_cannot_be_ended_says_so_when_the_round_is_over() {
        try (Town town = new Town(Mixer.NOW)) {
            Mixer mixer = Mixer.of(town, "calls:fixed venue:https://meet.example.org/mixer", "ana", "hugo")
                    .confirmed()
                    .everyoneHere()
                    .started();
            assertThat(mixer.callOf("ana")).hasValue("https://meet.example.org/mixer");
            mixer.pass(Duration.ofMinutes(5));
            assertThat(mixer.text("ana")).contains("please hang up");
        }
    }

    @Test
    void the_page_of_a_practice_call_learns_that_it_is_over() {
        try (Town town = new Town(Mixer.NOW)) {
            Mixer mixer =
                    Mixer.of(town, "", "ana", "hugo").confirmed().everyoneHere().started();
            String url = mixer.callOf("ana").orElseThrow();
            String room = url.substring(url.lastIndexOf('/') + 1);
            assertThat(room(town, room)).isEqualTo(PracticeCalls.Room.OPEN);
            assertThat(room(town, "guessed")).isEqualTo(PracticeCalls.Room.UNKNOWN);
            mixer.pass(Duration.ofMinutes(5));
            assertThat(room(town, room)).isEqualTo(PracticeCalls.Room.ENDED);
            assertThat(town.transactor
                            .call(work -> town.features
                                    .calls()
                                    .byReference(work, "practice", room)
                                    .orElseThrow())
                            .state())
                    .isEqualTo(Call.State.ENDED);
        }
    }

    private static PracticeCalls.Room room(Town town, String name) {
        return town.transactor.call(work -> PracticeCalls.room(work, town.features.calls(), name));
    }
}
