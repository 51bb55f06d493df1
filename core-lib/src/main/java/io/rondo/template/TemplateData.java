package io.rondo.template;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The templates that a person saved. They are the community's and outlive their maker, as nobody's. */
public final class TemplateData implements PersonalData {

    @Override
    public String section() {
        return "template";
    }

    @Override
    public Set<String> columns() {
        return Set.of("event_templates.made_by");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(TemplateStore.class).madeBy(personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {}

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {}
}
