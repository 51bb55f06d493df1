package io.rondo.safety;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Whom a person blocked and what they reported. What others reported of them is the others', and the moderators'; a report stays
 * for its 90 days, as nobody's, when who made it is erased.
 */
public final class SafetyData implements PersonalData {

    private final Safety safety;

    public SafetyData(Safety safety) {
        this.safety = safety;
    }

    @Override
    public String section() {
        return "safety";
    }

    @Override
    public Set<String> columns() {
        return Set.of("blocks.blocker", "blocks.blocked", "reports.reporter", "reports.reported", "reports.decided_by");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(Map.of(
                "blocked",
                work.store(SafetyStore.class).namesBlockedBy(personId),
                "reports",
                safety.reportedBy(work, personId)));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(SafetyStore.class).removeBlocks(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        // A block is between two people, not a community's, and a report is the moderators' for its 90 days.
    }
}
