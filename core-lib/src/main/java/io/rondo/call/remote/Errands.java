package io.rondo.call.remote;

import io.rondo.call.CallRequest;
import io.rondo.call.Calls;
import io.rondo.tx.Bell;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Puts down what providers are to be asked for, in the transaction that wants it. Safe to use from several threads. */
public final class Errands {

    private final ErrandPatience patience;
    private final Bell bell = new Bell();

    public Errands(ErrandPatience patience) {
        this.patience = patience;
    }

    /** Rung when a commit left something to do. */
    public Bell bell() {
        return bell;
    }

    ErrandPatience patience() {
        return patience;
    }

    /** The call is to be made; answered by {@code call_created} or {@code call_failed}. */
    public void make(UnitOfWork work, RemoteCalls provider, CallRequest request, Message asked) {
        add(work, request.callId(), provider.name(), Errand.Kind.MAKE, asked, work.now(), patience.make());
    }

    /** The call is to be ended. */
    public void end(UnitOfWork work, RemoteCalls provider, Calls.ToEnd toEnd) {
        Message asked = Message.to(provider.queue(), Calls.END_CALL, Message.Headers.NONE, toEnd);
        add(work, toEnd.callId(), provider.name(), Errand.Kind.END, asked, work.now(), patience.end());
    }

    /** Who was in the call is to be asked after a while. */
    void report(UnitOfWork work, Errand ended, Duration after) {
        add(
                work,
                ended.callId(),
                ended.provider(),
                Errand.Kind.REPORT,
                ended.asked(),
                work.now().plus(after),
                after.plus(patience.report()));
    }

    private void add(
            UnitOfWork work,
            UUID callId,
            String provider,
            Errand.Kind kind,
            Message asked,
            Instant due,
            Duration patient) {
        work.store(ErrandStore.class)
                .add(callId, provider, kind, Json.write(asked), due, work.now().plus(patient));
        work.afterCommit(bell::ring);
    }
}
