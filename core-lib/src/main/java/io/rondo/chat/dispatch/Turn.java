package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Incoming;
import io.rondo.chat.Requester;
import io.rondo.chat.reply.Action;
import io.rondo.tx.UnitOfWork;
import java.util.Map;
import java.util.Optional;

/** One try at one request, in one unit of work: what is found out on the way, for whoever has to tell of a failure. */
final class Turn {

    /** A form that was filled in. */
    record Submitted(Command command, Action action, Map<String, String> answers) {}

    private final UnitOfWork work;
    private final Incoming incoming;
    private final Requester requester;
    private Optional<Submitted> submitted = Optional.empty();

    Turn(UnitOfWork work, Incoming incoming, Requester requester) {
        this.work = work;
        this.incoming = incoming;
        this.requester = requester;
    }

    UnitOfWork work() {
        return work;
    }

    Incoming incoming() {
        return incoming;
    }

    Requester requester() {
        return requester;
    }

    Optional<Submitted> submitted() {
        return submitted;
    }

    void submitted(Submitted form) {
        submitted = Optional.of(form);
    }
}
