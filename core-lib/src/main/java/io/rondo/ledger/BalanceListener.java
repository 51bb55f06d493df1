package io.rondo.ledger;

import io.rondo.tx.UnitOfWork;
import java.util.UUID;

/** Is told of every change of a balance, in the unit of work that books it and once for each: levels are made of it. */
@FunctionalInterface
public interface BalanceListener {

    void changed(UnitOfWork work, UUID communityId, UUID personId, Booking.Change change);
}
