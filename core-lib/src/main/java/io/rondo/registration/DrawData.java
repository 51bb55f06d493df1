package io.rondo.registration;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A person's lots in lotteries, and the reminders that they chose for single events. */
public final class DrawData implements PersonalData {

    @Override
    public String section() {
        return "draws";
    }

    @Override
    public Set<String> columns() {
        return Set.of("lots.person_id", "reminder_leads.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(Map.of(
                "lots", work.store(DrawStore.class).ofPerson(personId),
                "reminders", work.store(ReminderStore.class).ofPerson(personId)));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(DrawStore.class).erase(personId);
        work.store(ReminderStore.class).erase(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(DrawStore.class).eraseIn(communityId, personId);
        work.store(ReminderStore.class).eraseIn(communityId, personId);
    }
}
