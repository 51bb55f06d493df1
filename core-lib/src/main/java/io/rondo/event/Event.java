package io.rondo.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that starts at an instant, in a community.
 *
 * @param rounds how many rounds; empty: until everyone has met, at most ten
 * @param calls call providers in order of preference
 * @param venue where a gathering meets, or the link that the host typed
 * @param publishedAt empty: a draft, on no list
 * @param version grows with every edit of what people see
 */
public record Event(
        UUID id,
        UUID communityId,
        EventKind kind,
        String title,
        String description,
        Schedule schedule,
        Seats seats,
        Sides sides,
        Optional<Integer> rounds,
        List<String> calls,
        String venue,
        Optional<String> repeatRule,
        EventState state,
        Optional<Instant> publishedAt,
        UUID createdBy,
        int version,
        Progress progress,
        Optional<String> cancelReason) {

    /** The same event at other times. */
    public Event with(Schedule other) {
        return new Event(
                id,
                communityId,
                kind,
                title,
                description,
                other,
                seats,
                sides,
                rounds,
                calls,
                venue,
                repeatRule,
                state,
                publishedAt,
                createdBy,
                version,
                progress,
                cancelReason);
    }

    public boolean isDraft() {
        return publishedAt.isEmpty();
    }

    public boolean isPaused() {
        return progress.pausedAt().isPresent();
    }

    public boolean hasRounds() {
        return kind == EventKind.PAIRING;
    }
}
