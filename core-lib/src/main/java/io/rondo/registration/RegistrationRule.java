package io.rondo.registration;

import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.event.Event;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;

/** Says who may take a place. All of them are asked before somebody who has none takes one; who has one keeps it. */
@FunctionalInterface
public interface RegistrationRule {

    /** Why the person takes no place in the event now, in words that say what to do; empty when they may. */
    Optional<UserError> refusal(UnitOfWork work, Event event, Requester requester);
}
