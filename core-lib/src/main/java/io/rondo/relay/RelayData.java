package io.rondo.relay;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the relay keeps about a person: with whom they can write through the bot. Messages are kept only for whoever cannot be written to, until they look. */
public final class RelayData implements PersonalData {

    @Override
    public String section() {
        return "relay";
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(RelayStore.class).partners(personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(RelayStore.class).closeAll(personId, work.now());
        work.store(RelayStore.class).leaveAllOf(personId);
        work.store(RelayStore.class).forgetKept(personId);
    }
}
