package io.rondo.task.check;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One check of one person on one network: all their open tasks at once.
 *
 * @param handle in lower case, without {@code @}
 * @param proofUrl the address of a post that the person handed in; one look-up of it settles what it proves
 */
public record CheckRequest(
        UUID checkId,
        UUID communityId,
        UUID personId,
        Network network,
        String handle,
        List<Item> items,
        Optional<String> proofUrl,
        Purpose purpose) {

    public CheckRequest {
        items = List.copyOf(items);
    }

    /** One of their tasks, and what it asks for. */
    public record Item(UUID taskId, Demand demand) {}

    /** Why it is looked up. */
    public enum Purpose {
        /** The person asked, and waits. */
        ASKED,
        /** Whether what was done still holds. */
        RECHECK
    }
}
