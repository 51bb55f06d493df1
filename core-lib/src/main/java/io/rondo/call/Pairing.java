package io.rondo.call;

import java.util.List;
import java.util.UUID;

/** The two of a call, and the community in which they meet. */
public record Pairing(UUID communityId, List<UUID> people) {

    public Pairing {
        people = List.copyOf(people);
    }
}
