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

    /** Ends what the two have together now, wherever that is, and keeps them apart in every evening that both are part of. */
    void separateEverywhere(UnitOfWork work, UUID personId, UUID other);

    /** Who was held out may take part again in what is left of the event; false when nothing is left or nobody was held out. */
    boolean release(UnitOfWork work, UUID eventId, UUID personId);
}
