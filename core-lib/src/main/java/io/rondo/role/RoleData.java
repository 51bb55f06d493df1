package io.rondo.role;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The roles that the bot gave a person. Erased, they are no longer restored; the platform keeps what it has. */
public final class RoleData implements PersonalData {

    @Override
    public String section() {
        return "role";
    }

    @Override
    public Set<String> columns() {
        return Set.of("role_grants.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(RoleJoiningStore.class).rolesOf(personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(RoleJoiningStore.class).removePerson(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(RoleJoiningStore.class).removePersonIn(communityId, personId);
    }
}
