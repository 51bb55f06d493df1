package io.rondo.event;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The events that a person hosts. An event outlives its host: the community's moderators run it. */
public final class EventData implements PersonalData {

    @Override
    public String section() {
        return "event";
    }

    @Override
    public Set<String> columns() {
        return Set.of("events.created_by", "event_hosts.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(EventStore.class).titlesHostedBy(personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(EventStore.class).removeHosted(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(EventStore.class).removeHostedIn(communityId, personId);
    }
}
