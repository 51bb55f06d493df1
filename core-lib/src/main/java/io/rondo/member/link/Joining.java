package io.rondo.member.link;

import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/**
 * What one room does with its rows when two people turn out to be one, and when an account leaves a person. Every room that keeps
 * rows about people has one, listed in {@code io.rondo.Features} in the order in which locks are taken: event, registrations by
 * id, people by id, wallets by id.
 *
 * <p>The id of the person who is gone stays as an alias ({@code people.alias_of}); a room moves its rows to the one who stays, as
 * far as its own rules let two histories be one, and settles what is counted (a balance by postings of its ledger, a freed seat
 * by offering it to the line). It may leave a row of the past under the old id, where both did the same thing.
 */
public interface Joining {

    /** The columns with people's ids that this room answers for, such as {@code registrations.person_id}. */
    Set<String> columns();

    /** Takes the room's locks on what the two have, so that {@link #check} and {@link #join} see the same. */
    default void lock(UnitOfWork work, UUID one, UUID other) {}

    /** Whether the two may become one now; asked when they agree to it and again under the locks. */
    default Verdict check(UnitOfWork work, UUID one, UUID other) {
        return Verdict.FREE;
    }

    /** Makes one history of two; the locks are held and every room is free. */
    void join(UnitOfWork work, UUID keep, UUID gone);

    /** Whether an account of the person may leave now. */
    default Verdict checkParting(UnitOfWork work, UUID person) {
        return Verdict.FREE;
    }

    /** An account leaves: what holds of people as humans, such as a block, must hold of both afterwards. */
    default void part(UnitOfWork work, Parting parting) {}
}
