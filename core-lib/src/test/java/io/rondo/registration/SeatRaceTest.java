package io.rondo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Requester;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.event.Event;
import io.rondo.event.EventStore;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many people and few seats at the same moment: the capacity holds, and it is the lock that holds it. */
class SeatRaceTest {

    private static final int PEOPLE = 200;
    private static final int SEATS = 50;
    private final Town town = new Town("2026-12-01T12:00:00Z", 8, 1);

    @AfterEach
    void close() {
        town.close();
    }

    private UUID mixer(int seats) {
        town.person("hedda", Role.MODERATOR)
                .says("/event create title:\"Friday mixer\" starts:\"fri 19:00\" capacity:" + seats
                        + " min:1 calls:practice publish:yes");
        town.advance(Duration.ofSeconds(2));
        return town.jdbi.withHandle(handle ->
                handle.createQuery("SELECT id FROM events").mapTo(UUID.class).one());
    }

    private <T> Map<Persona, T> allAtOnce(List<Persona> people, Function<Persona, T> does) throws Exception {
        Map<Persona, Future<T>> running = new LinkedHashMap<>();
        Map<Persona, T> results = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            people.forEach(persona -> running.put(persona, threads.submit(() -> does.apply(persona))));
            for (Map.Entry<Persona, Future<T>> one : running.entrySet()) {
                results.put(one.getKey(), one.getValue().get(2, TimeUnit.MINUTES));
            }
        }
        return results;
    }

    @Test
    void two_hundred_people_press_at_once_for_fifty_seats() throws Exception {
        UUID event = mixer(SEATS);
        List<Persona> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> town.person("guest" + i))
                .toList();

        Map<Persona, Reply> answers = allAtOnce(
                people, persona -> persona.runs(Action.of("event register").with("event", event)));

        assertThat(town.count("registrations WHERE state = 'REGISTERED'")).isEqualTo(SEATS);
        assertThat(lineNumbers())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, PEOPLE - SEATS).boxed().toList());
        Map<String, Long> stored = storedNumbers();
        answers.forEach((persona, answer) -> {
            Optional<Long> number = Optional.ofNullable(stored.get(persona.name()));
            assertThat(Shown.text(answer))
                    .startsWith(number.map(n -> "All 50 seats are taken. You're number " + n + " in line")
                            .orElse("You're in: Friday mixer"));
        });
    }

    @Test
    void freed_seats_are_offered_in_the_order_of_the_line() throws Exception {
        UUID event = mixer(3);
        List<Persona> people =
                IntStream.range(0, 9).mapToObj(i -> town.person("guest" + i)).toList();
        people.forEach(persona -> persona.runs(Action.of("event register").with("event", event)));

        allAtOnce(
                people.subList(0, 3),
                persona -> persona.runs(Action.of("place cancel").with("event", event)));
        town.settle();

        assertThat(town.texts("""
                SELECT p.name FROM registrations r JOIN people p ON p.id = r.person_id WHERE r.state = 'OFFERED' ORDER BY r.line_no
                """)).containsExactly("guest3", "guest4", "guest5");
        assertThat(town.texts("SELECT chat FROM deliveries WHERE kind = 'seat_offer' ORDER BY seq"))
                .containsExactly("direct:guest3", "direct:guest4", "direct:guest5");
    }

    @Test
    void without_the_lock_the_last_seat_is_sold_more_than_once() throws Exception {
        UUID event = mixer(1);
        List<Persona> people = List.of(town.person("ana"), town.person("bea"), town.person("carl"));
        CyclicBarrier allHaveLooked = new CyclicBarrier(people.size());

        allAtOnce(people, persona -> {
            town.transactor.run(work -> {
                // The event as a store without a lock would give it; everyone counts the seats before anyone takes one.
                Event unlocked = work.store(EventStore.class).find(event).orElseThrow();
                int taken = work.store(RegistrationStore.class).seatsTaken(event);
                await(allHaveLooked);
                if (taken < unlocked.seats().capacity()) {
                    take(work, unlocked, requester(persona));
                }
            });
            return persona;
        });

        assertThat(town.count("registrations WHERE state = 'REGISTERED'")).isEqualTo(people.size());
    }

    @Test
    void with_the_lock_the_last_seat_is_sold_once() throws Exception {
        UUID event = mixer(1);
        List<Persona> people = List.of(town.person("ana"), town.person("bea"), town.person("carl"));
        CyclicBarrier allBegin = new CyclicBarrier(people.size());

        allAtOnce(people, persona -> {
            await(allBegin);
            return town.transactor.call(
                    work -> town.features.registrations().register(work, event, requester(persona)));
        });

        assertThat(town.count("registrations WHERE state = 'REGISTERED'")).isEqualTo(1);
        assertThat(lineNumbers()).containsExactly(1L, 2L);
    }

    private static void take(io.rondo.tx.UnitOfWork work, Event event, Requester requester) {
        work.store(RegistrationStore.class)
                .register(
                        event.id(),
                        requester.personId(),
                        requester.accountId(),
                        RegistrationState.REGISTERED.name(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        work.now(),
                        Optional.empty(),
                        Optional.empty());
    }

    private Requester requester(Persona persona) {
        return persona.asRequester();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Long> lineNumbers() {
        return new ArrayList<>(town.jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT line_no FROM registrations WHERE state = 'WAITLISTED' ORDER BY line_no")
                .mapTo(Long.class)
                .list()));
    }

    private Map<String, Long> storedNumbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        town.jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT p.name, r.line_no FROM registrations r JOIN people p ON p.id = r.person_id
                        WHERE r.line_no IS NOT NULL
                        """)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue())));
        return numbers;
    }
}
