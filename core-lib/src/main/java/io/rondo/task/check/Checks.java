package io.rondo.task.check;

import io.rondo.tx.Bell;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;

/** Puts down what is to be looked up, in the transaction that wants it. Safe to use from several threads. */
public final class Checks {

    private final Bell bell = new Bell();

    /** Rung when a commit left something to look up. */
    public Bell bell() {
        return bell;
    }

    /** The check is to be done; answered through {@link Findings}. The same check id again changes nothing. */
    public void ask(UnitOfWork work, CheckRequest request) {
        work.store(CheckStore.class)
                .add(
                        request.checkId(),
                        request.communityId(),
                        request.personId(),
                        request.network(),
                        request.purpose(),
                        Json.write(request),
                        work.now());
        work.afterCommit(bell::ring);
    }
}
