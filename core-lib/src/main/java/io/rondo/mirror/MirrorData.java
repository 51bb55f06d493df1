package io.rondo.mirror;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The events whose role for participants a person has. */
public final class MirrorData implements PersonalData {

    @Override
    public String section() {
        return "mirror";
    }

    @Override
    public Set<String> columns() {
        return Set.of("event_role_holders.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(HolderStore.class).eventsOf(personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(HolderStore.class).erase(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(HolderStore.class).eraseIn(communityId, personId);
    }
}
