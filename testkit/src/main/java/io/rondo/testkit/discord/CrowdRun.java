package io.rondo.testkit.discord;

import java.time.Duration;
import java.util.List;

/** What became of the interactions of a {@link Crowd}. Safe to use from several threads. */
public final class CrowdRun {
    private final List<DiscordInteraction> interactions;

    CrowdRun(List<DiscordInteraction> interactions) {
        this.interactions = List.copyOf(interactions);
    }

    public List<DiscordInteraction> interactions() {
        return interactions;
    }

    /** Waits until each has its answer in full, or can have none any more because its time is over. */
    public CrowdRun awaitEnd() {
        interactions.forEach(DiscordInteraction::awaitEnd);
        return this;
    }

    /** Those with a first response that Discord took. */
    public List<DiscordInteraction> answered() {
        return interactions.stream().filter(DiscordInteraction::isAnswered).toList();
    }

    /** Those whose people were told to wait. */
    public List<DiscordInteraction> deferred() {
        return interactions.stream().filter(DiscordInteraction::wasDeferred).toList();
    }

    /** Those that Discord's people saw fail: no first response came in time, or people were told to wait and nothing followed. */
    public List<DiscordInteraction> late() {
        return interactions.stream()
                .filter(one -> !one.isAnswered() || !one.isDone())
                .toList();
    }

    /**
     * Within which time that share of the answered had their first response.
     *
     * @param share from 0 to 1, which is the slowest of all
     */
    public Duration firstResponseWithin(double share) {
        List<Duration> times = answered().stream()
                .flatMap(one -> one.answeredAfter().stream())
                .sorted()
                .toList();
        return times.isEmpty() ? Duration.ZERO : times.get((int) Math.ceil(share * (times.size() - 1)));
    }
}
