package io.rondo.round;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Whom one met, rated and matched with as either, one has met, rated and matched with. */
public final class RoundJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of(
                "pairs.person_a",
                "pairs.person_b",
                "pair_members.person_id",
                "troubles.person_id",
                "reactions.from_person",
                "reactions.to_person",
                "matches.person_a",
                "matches.person_b",
                "pair_wishes.person_a",
                "pair_wishes.person_b");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        RoundJoiningStore store = work.store(RoundJoiningStore.class);
        store.movePairs(keep, gone);
        store.movePairMembers(keep, gone);
        store.moveTroubles(keep, gone);
        store.removeDoubleReactions(keep, gone);
        store.moveReactions(keep, gone);
        store.moveMatches(keep, gone);
        store.closeDoubleMatches(gone, work.now());
        work.store(WishStore.class).join(keep, gone);
    }
}
