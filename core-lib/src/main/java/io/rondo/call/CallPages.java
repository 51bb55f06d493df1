package io.rondo.call;

import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Use cases of our own call page: who comes in, how the call stands, who was there. Safe to use from several threads. */
public final class CallPages {

    private final CallKeys keys;

    /** How it stands with the call that a key is for. */
    public sealed interface Standing {

        /** Nobody has been given this key. */
        record Unknown() implements Standing {}

        /** The round is over, or the two have got another call. */
        record Over() implements Standing {}

        /**
         * The call is there.
         *
         * @param endsAt when the round ends as things are; empty while the host has stopped the clock
         */
        record Open(Call call, Caller caller, Optional<Instant> endsAt) implements Standing {}
    }

    public CallPages(CallKeys keys) {
        this.keys = keys;
    }

    /** The key of one of the two for a call; see {@link CallKeys}. */
    public String key(UUID callId, Caller caller) {
        return keys.key(callId, caller);
    }

    /** How it stands with the call of that key. */
    public Standing standing(UnitOfWork work, String key) {
        Optional<CallKeys.Door> door = keys.open(key);
        if (door.isEmpty()) {
            return new Standing.Unknown();
        }
        CallStore store = work.store(CallStore.class);
        Optional<Call> call = store.find(door.get().callId());
        if (call.isEmpty()) {
            return new Standing.Unknown();
        }
        if (call.get().state() != Call.State.CREATED) {
            return new Standing.Over();
        }
        Optional<Instant> endsAt = store.around(call.get().pairId())
                .filter(around -> !around.paused())
                .flatMap(CallStore.Surroundings::stepAt);
        return new Standing.Open(call.get(), door.get().caller(), endsAt);
    }

    /**
     * One of the two came into the call.
     *
     * @param visit by which the provider knows this visit; told twice it counts once
     */
    public void joined(UnitOfWork work, UUID callId, Caller caller, String visit, Instant at) {
        CallStore store = work.store(CallStore.class);
        if (store.find(callId).isPresent()) {
            store.joined(callId, visit, caller, at);
        }
    }

    /** One of the two left it. */
    public void left(UnitOfWork work, UUID callId, Caller caller, String visit, Instant at) {
        CallStore store = work.store(CallStore.class);
        if (store.find(callId).isPresent()) {
            store.left(callId, visit, caller, at);
        }
    }

    /** The call is over for good: {@code call_report} tells who was there. */
    public void finished(UnitOfWork work, UUID callId, Instant at) {
        CallStore store = work.store(CallStore.class);
        if (store.find(callId).isEmpty()) {
            return;
        }
        store.allLeft(callId, at);
        List<Visit> visits = store.visits(callId);
        Attendance attendance = Attendance.of(visits, at);
        work.send(Message.to(
                Queue.DATEMAKER,
                Calls.CALL_REPORT,
                Message.Headers.NONE,
                new Calls.Report(
                        callId, attendance.participants(), attendance.together().toSeconds())));
    }
}
