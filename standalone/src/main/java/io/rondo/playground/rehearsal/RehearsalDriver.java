package io.rondo.playground.rehearsal;

import io.rondo.playground.rehearsal.Habits.Intent;
import io.rondo.playground.rehearsal.Stage.Seen;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the simulated people of all rehearsals that go on: reads what each of them sees, and presses what {@link Habits} say, after a
 * moment's thought. Keeps nothing that matters in memory: after a restart everything is read again, and a press that was done
 * already is the same request. Start it once; safe to wake from several threads.
 */
public final class RehearsalDriver implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RehearsalDriver.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    /** News come in swarms, so a little rest saves much reading. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(100);

    private static final Duration SLICE = Duration.ofMillis(250);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(4);
    private static final Duration IDLE_REST = Duration.ofSeconds(5);
    private static final long LONGEST_THOUGHT_MILLIS = 1500;
    /** A press may need two connections to the database, and the services need some too. */
    private static final int PRESSES_AT_ONCE = 3;

    private final Stage stage;
    private final Transactor transactor;
    private final InstantSource clock;
    private final Map<String, Long> read = new HashMap<>();
    private final Map<String, InCall> calls = new HashMap<>();
    private final Set<String> planned = new HashSet<>();
    private final PriorityQueue<Plan> plans = new PriorityQueue<>(Comparator.comparing(Plan::due));
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("rehearsals").unstarted(this::run);
    private long newest;

    /** A press to come. */
    private record Plan(Instant due, Rehearsal rehearsal, String name, long messageId, Intent intent) {}

    /** Someone in a practice call, as long as the message shows the way there. */
    private record InCall(long messageId, String room, Instant nextSign) {}

    public RehearsalDriver(Stage stage, Transactor transactor, InstantSource clock) {
        this.stage = stage;
        this.transactor = transactor;
        this.clock = clock;
    }

    /** Begins to play; rehearsals that were going on before a restart go on. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopping.await(SHORTEST_REST.toMillis(), TimeUnit.MILLISECONDS)) {
                rest(playUnlessAway());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration playUnlessAway() throws InterruptedException {
        try {
            return playOnce();
        } catch (RuntimeException failure) {
            log.warn("Rehearsals pause for a moment: {}", failure.toString());
            log.debug("Why rehearsals pause", failure);
            return LONGEST_REST;
        }
    }

    /** In slices, so that it ends soon without an interrupt, which would tear a connection to the database. */
    private void rest(Duration longest) throws InterruptedException {
        Instant until = clock.instant().plus(longest);
        long known = newest;
        while (stopping.getCount() > 0 && clock.instant().isBefore(until) && !stage.awaitNews(known, SLICE)) {
            log.trace("Nothing new");
        }
    }

    /** @return how long nothing is to be done, unless something new comes */
    private Duration playOnce() throws InterruptedException {
        newest = stage.newest();
        List<Rehearsal> rehearsals =
                transactor.call(work -> work.store(RehearsalStore.class).goingOn());
        for (Rehearsal rehearsal : rehearsals) {
            List<String> cast =
                    transactor.call(work -> work.store(RehearsalStore.class).castOf(rehearsal.id()));
            cast.forEach(name -> follow(rehearsal, name));
            endIfOver(rehearsal);
        }
        pressWhatIsDue();
        if (rehearsals.isEmpty()) {
            forget();
            return IDLE_REST;
        }
        return Optional.ofNullable(plans.peek())
                .map(plan -> Duration.between(clock.instant(), plan.due()))
                .filter(wait -> wait.compareTo(LONGEST_REST) < 0)
                .orElse(LONGEST_REST);
    }

    private void forget() {
        read.clear();
        calls.clear();
        planned.clear();
        plans.clear();
    }

    private void follow(Rehearsal rehearsal, String name) {
        String reader = rehearsal.id() + " " + name;
        for (Seen seen : stage.read(name, read.getOrDefault(reader, 0L))) {
            read.put(reader, seen.revision());
            enterOrLeaveCall(name, seen);
            for (Intent intent : Habits.intents(rehearsal.seed(), name, seen.id(), seen.reply(), rehearsal.eventId())) {
                if (planned.add(name + " " + intent.key())) {
                    plans.add(new Plan(
                            clock.instant().plus(thought(rehearsal, name, intent)),
                            rehearsal,
                            name,
                            seen.id(),
                            intent));
                }
            }
        }
        calls.computeIfPresent(
                name, (_, call) -> clock.instant().isBefore(call.nextSign()) ? call : signOfLife(name, call));
    }

    private void enterOrLeaveCall(String name, Seen seen) {
        Habits.call(seen.reply())
                .ifPresentOrElse(
                        room -> calls.put(name, new InCall(seen.id(), room, Instant.EPOCH)),
                        () -> calls.computeIfPresent(name, (_, call) -> call.messageId() == seen.id() ? null : call));
    }

    private InCall signOfLife(String name, InCall call) {
        stage.beInCall(name, call.room());
        return new InCall(call.messageId(), call.room(), clock.instant().plus(SIGN_OF_LIFE));
    }

    /** People do not all answer at once. */
    private static Duration thought(Rehearsal rehearsal, String name, Intent intent) {
        SplittableRandom random = new SplittableRandom(rehearsal.seed() + (name + intent.key()).hashCode());
        return Duration.ofMillis(random.nextLong(LONGEST_THOUGHT_MILLIS / 10, LONGEST_THOUGHT_MILLIS));
    }

    private void endIfOver(Rehearsal rehearsal) {
        transactor.run(work -> {
            RehearsalStore store = work.store(RehearsalStore.class);
            if (store.event(rehearsal.eventId()).map(Progress::isOver).orElse(true)) {
                store.end(rehearsal.id(), work.now());
            }
        });
    }

    private void pressWhatIsDue() throws InterruptedException {
        Instant now = clock.instant();
        Semaphore free = new Semaphore(PRESSES_AT_ONCE);
        List<Thread> pressing = new ArrayList<>();
        Map<Rehearsal, AtomicInteger> pressed = new HashMap<>();
        while (!plans.isEmpty() && !plans.peek().due().isAfter(now)) {
            Plan plan = plans.poll();
            AtomicInteger count = pressed.computeIfAbsent(plan.rehearsal(), _ -> new AtomicInteger());
            pressing.add(Thread.startVirtualThread(() -> {
                free.acquireUninterruptibly();
                try {
                    stage.press(
                            plan.name(),
                            plan.messageId(),
                            plan.intent().action(),
                            "rehearsal " + plan.intent().key());
                    count.incrementAndGet();
                } catch (RuntimeException failure) {
                    log.warn(
                            "{} could not press {}: {}",
                            plan.name(),
                            plan.intent().key(),
                            failure.toString());
                } finally {
                    free.release();
                }
            }));
        }
        for (Thread thread : pressing) {
            thread.join();
        }
        pressed.forEach((rehearsal, count) ->
                transactor.run(work -> work.store(RehearsalStore.class).pressed(rehearsal.id(), count.get())));
    }

    /** Stops playing; what is being pressed is let finish. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(LONGEST_GOODBYE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
