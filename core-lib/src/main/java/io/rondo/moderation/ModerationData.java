package io.rondo.moderation;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is on record against a person, as they were told it: not who reported them, nor which moderator it was. */
public final class ModerationData implements PersonalData {

    private final Moderation moderation;

    private record Row(
            String kind, String reason, Instant madeAt, Optional<String> objection, Optional<String> answer) {}

    public ModerationData(Moderation moderation) {
        this.moderation = moderation;
    }

    @Override
    public String section() {
        return "measures";
    }

    @Override
    public Set<String> columns() {
        return Set.of("measures.person_id", "measures.made_by", "measures.answered_by");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        List<Row> rows = moderation.measures(work, personId).stream()
                .map(measure -> new Row(
                        CaseScreens.key(measure.kind()),
                        measure.reason(),
                        measure.madeAt(),
                        measure.objection(),
                        measure.answer().map(CaseScreens::key)))
                .toList();
        return Json.tree(rows);
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(ModerationStore.class).removeOf(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(ModerationStore.class).removeOfIn(communityId, personId);
    }
}
