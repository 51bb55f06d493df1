package io.rondo.rule;

import io.rondo.member.PersonalData;
import io.rondo.registration.rule.Tags;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The tags that admins gave a person, and the groups of friends they are in. */
public final class RuleData implements PersonalData {

    private final Tags tags;

    public RuleData(Tags tags) {
        this.tags = tags;
    }

    @Override
    public String section() {
        return "rule";
    }

    @Override
    public Set<String> columns() {
        return Set.of("person_tags.person_id", "parties.leader_id", "party_members.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(Map.of(
                "tags", tags.everywhere(work, personId),
                "friends", work.store(PartyStore.class).ofPerson(personId)));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        PartyStore parties = work.store(PartyStore.class);
        parties.handOn(personId, Optional.empty());
        parties.erase(personId);
        parties.removeEmpty(personId);
        tags.erase(work, personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        PartyStore parties = work.store(PartyStore.class);
        parties.handOn(personId, Optional.of(communityId));
        parties.eraseIn(communityId, personId);
        parties.removeEmpty(personId);
        tags.eraseIn(work, communityId, personId);
    }
}
