package io.rondo.ledger;

import java.util.List;
import java.util.Optional;

/** What became of something that was to be booked. */
public sealed interface Booking {

    /** It is booked now. */
    record Booked(List<Change> changes) implements Booking {
        public Booked {
            changes = List.copyOf(changes);
        }
    }

    /** It was booked before, so nothing moved. */
    record AlreadyBooked() implements Booking {}

    /**
     * How a person's balance moved.
     *
     * @param before what they had, at least 0
     * @param after what they have, at least 0
     * @param debt what they owe now, at least 0
     */
    record Change(Currency currency, long before, long after, long debt) {}

    /** How that currency moved; empty when it did not. */
    default Optional<Change> change(Currency currency) {
        return this instanceof Booked booked
                ? booked.changes().stream()
                        .filter(change -> change.currency() == currency)
                        .findFirst()
                : Optional.empty();
    }
}
