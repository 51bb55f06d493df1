package io.rondo.testkit.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Many members of a guild who use the bot at an even pace, whether it keeps up or not: nobody waits for anybody's answer. Safe to use
 * from several threads.
 *
 * <pre>{@code
 * CrowdRun run = Crowd.of(guild, 100).acts(100, Duration.ofSeconds(5), (who, number) -> who.slash(general, "my"));
 * assertThat(run.awaitEnd().late()).isEmpty();
 * }</pre>
 */
public final class Crowd {
    private static final long NANOS_IN_A_SECOND = Duration.ofSeconds(1).toNanos();

    private final List<DiscordUser> people;

    private Crowd(List<DiscordUser> people) {
        this.people = people;
    }

    /** What one of them does at their turn; {@code number} counts all turns from 0. */
    @FunctionalInterface
    public interface Turn {
        DiscordInteraction takenBy(DiscordUser who, int number);
    }

    /** New members of a guild, named {@code guest 0} and so on. */
    public static Crowd of(DiscordGuild guild, int people) {
        return new Crowd(IntStream.range(0, people)
                .mapToObj(number -> guild.world.user("guest " + number).joins(guild))
                .toList());
    }

    public List<DiscordUser> people() {
        return people;
    }

    /**
     * One after the other takes a turn; returns when the last has, with answers still on their way.
     *
     * @param perSecond turns, evenly spread; a turn that comes late because the machine is busy is followed by the next at once
     * @param length of it all, in real time
     */
    public CrowdRun acts(int perSecond, Duration length, Turn turn) {
        int turns = Math.toIntExact(perSecond * length.toMillis() / 1_000);
        List<DiscordInteraction> interactions = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> last = new CompletableFuture<>();
        try (ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> _ = pace.scheduleAtFixedRate(
                    () -> {
                        int number = interactions.size();
                        try {
                            interactions.add(turn.takenBy(people.get(number % people.size()), number));
                        } catch (RuntimeException | Error failure) {
                            last.completeExceptionally(failure);
                            throw failure;
                        }
                        if (number + 1 == turns) {
                            last.complete(null);
                            pace.shutdown();
                        }
                    },
                    0,
                    NANOS_IN_A_SECOND / perSecond,
                    TimeUnit.NANOSECONDS);
            last.join();
        }
        return new CrowdRun(interactions);
    }
}
