package io.rondo.bench.chat;

import java.util.List;
import java.util.UUID;

/** One press: by whom, on which event, under which request id. */
record Target(UUID event, Guest guest, String requestId) {

    /** Somebody who presses, with the ids that they have in the database. */
    record Guest(String externalId, UUID personId, UUID accountId) {}

    /** All that tells this press from another, always in the same order. */
    List<String> marks() {
        return List.of(
                requestId,
                event.toString(),
                guest.personId().toString(),
                guest.accountId().toString(),
                guest.externalId());
    }
}
