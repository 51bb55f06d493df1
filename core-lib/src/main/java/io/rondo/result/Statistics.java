package io.rondo.result;

import io.rondo.registration.RegistrationState;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Use cases on what events came to; they read only. Safe to use from several threads. */
public final class Statistics {

    /** As saved when the event ended, else as it stands now. */
    public EventResults of(UnitOfWork work, UUID eventId) {
        ResultStore store = work.store(ResultStore.class);
        return store.saved(eventId).orElseGet(() -> store.counted(eventId));
    }

    /** Everyone with a place in the event or its line, in no order. */
    public List<Attendance> people(UnitOfWork work, UUID eventId) {
        return work.store(ResultStore.class).attendance(eventId).stream()
                .map(row -> new Attendance(
                        row.personId(), RegistrationState.valueOf(row.state()), row.came(), row.missed()))
                .toList();
    }

    /** The event of the community that a host most likely asks about: the newest that has begun, else the next. */
    public Optional<UUID> lastHosted(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(ResultStore.class).lastHosted(communityId, personId, work.now());
    }
}
