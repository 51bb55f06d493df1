package io.rondo.round;

import io.rondo.tx.UnitOfWork;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who must not meet whom. The safety room fills this port. */
@FunctionalInterface
public interface Avoidance {

    /** Those pairs among the people of whom one has blocked or reported the other. */
    Set<PairOfPeople> forbidden(UnitOfWork work, Collection<UUID> personIds);
}
