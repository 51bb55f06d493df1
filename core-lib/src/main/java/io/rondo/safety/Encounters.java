package io.rondo.safety;

import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who met whom, and how two are taken apart. The round room fills this port. */
public interface Encounters {

    /** One pair as one of its two people sees it. */
    record Encounter(UUID pairId, UUID eventId, UUID communityId, String eventTitle, UUID partnerId, Instant since) {}

    /** The encounter, or empty when the person was not in that pair. */
    Optional<Encounter> find(UnitOfWork work, UUID pairId, UUID personId);

    /**
     * Ends what the two have together at the event at once, and keeps them apart in what is left of it.
     *
     * @param holdOut whether the partner takes no further part
     */
    void separate(UnitOfWork work, Encounter encounter, UUID personId, boolean holdOut);
}
