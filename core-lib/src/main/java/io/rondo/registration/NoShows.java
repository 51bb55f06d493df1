package io.rondo.registration;

import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.event.Event;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How many absences a community accepts, and who has to pause for them. Safe to use from several threads. */
public final class NoShows implements RegistrationRule {

    /** The community's limit; empty when it has none. */
    public Optional<NoShowLimit> limit(UnitOfWork work, UUID communityId) {
        return store(work)
                .limit(communityId)
                .map(row -> new NoShowLimit(
                        row.absences(), Duration.ofDays(row.withinDays()), Duration.ofDays(row.pauseDays())));
    }

    /** @param limit empty for none */
    public void limit(UnitOfWork work, UUID communityId, Optional<NoShowLimit> limit) {
        limit.ifPresentOrElse(
                set -> store(work)
                        .limit(
                                communityId,
                                set.absences(),
                                set.within().toDays(),
                                set.pause().toDays()),
                () -> store(work).noLimit(communityId));
    }

    /** Until when the person takes no new place in the community; empty when they may now. */
    public Optional<Instant> pausedUntil(UnitOfWork work, UUID communityId, UUID personId) {
        return limit(work, communityId)
                .flatMap(limit -> limit.pausedUntil(store(work).absences(communityId, personId), work.now()));
    }

    @Override
    public Optional<UserError> refusal(UnitOfWork work, Event event, Requester requester) {
        return pausedUntil(work, event.communityId(), requester.personId())
                .map(until -> new UserError("registration.error.absences", "until", until));
    }

    private static NoShowStore store(UnitOfWork work) {
        return work.store(NoShowStore.class);
    }
}
