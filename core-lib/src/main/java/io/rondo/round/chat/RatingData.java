package io.rondo.round.chat;

import io.rondo.member.PersonalData;
import io.rondo.round.RatingStore;
import io.rondo.round.WishStore;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the evening's room keeps about a person: whom they said yes or no to. What others said of them is the others'; what hosts wished
 * of plans goes with the person.
 */
public final class RatingData implements PersonalData {

    @Override
    public String section() {
        return "round";
    }

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
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(RatingStore.class).exported(personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(RatingStore.class).forget(personId);
        work.store(WishStore.class).forget(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(RatingStore.class).forgetIn(communityId, personId);
        work.store(WishStore.class).forgetIn(communityId, personId);
    }
}
