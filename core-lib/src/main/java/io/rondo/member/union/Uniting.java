package io.rondo.member.union;

import io.rondo.chat.UserError;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What one room does with its rows when two communities become one. Every room that keeps rows about communities has one. */
public interface Uniting {

    /** The columns with communities' ids that this room answers for, such as {@code events.community_id}. */
    Set<String> columns();

    /** Why the two cannot become one now, in words that say what to do; empty when they can. Takes the room's locks. */
    default Optional<UserError> refusal(UnitOfWork work, UUID keep, UUID gone) {
        return Optional.empty();
    }

    /** The rows of {@code gone} are {@code keep}'s from now on. */
    void unite(UnitOfWork work, UUID keep, UUID gone);

    /** The community has a chat more, or different ones. */
    default void chatsChanged(UnitOfWork work, UUID communityId) {}
}
