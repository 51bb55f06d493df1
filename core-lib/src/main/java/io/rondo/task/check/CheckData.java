package io.rondo.task.check;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is still to be looked up about a person. Erased, it is not looked up. */
public final class CheckData implements PersonalData {

    @Override
    public String section() {
        return "task_check";
    }

    @Override
    public Set<String> columns() {
        return Set.of("task_checks.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(CheckHistoryStore.class).checksOf(personId).stream()
                .map(Json::parse)
                .toList());
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(CheckHistoryStore.class).removePerson(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(CheckHistoryStore.class).removePersonIn(communityId, personId);
    }
}
