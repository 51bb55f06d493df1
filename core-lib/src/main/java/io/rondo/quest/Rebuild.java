package io.rondo.quest;

import io.rondo.quest.rule.Definition;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes progress, periods and check-ins anew from {@code domain_events}: every event is counted again by the rules of its time. What was
 * completed, claimed and unlocked are facts and stay. Nobody counts meanwhile. One person is in memory at a time, so that it does not
 * grow with the number of events.
 */
public final class Rebuild {

    /**
     * What was done.
     *
     * @param rows how many rows of progress and check-ins there are now
     * @param same whether they are what they were
     */
    public record Result(long events, long rows, boolean same) {}

    /** A quest as it was from an instant on. */
    record Version(Quest quest, Instant since) {}

    public Result run(UnitOfWork work) {
        RebuildStore store = work.store(RebuildStore.class);
        store.lock();
        String before = store.fingerprint();
        store.clear();
        Map<UUID, List<List<Version>>> versions = versions(work);
        try (RebuildWriter writer = new RebuildWriter(store)) {
            Replay replay = new Replay(work, versions, writer);
            store.events(replay::next);
            replay.end();
            writer.close();
            return new Result(replay.events(), store.rows(), store.fingerprint().equals(before));
        }
    }

    /** Counts two who become one anew, as the one who stays; their rows are gone already. */
    void person(UnitOfWork work, UUID keep, UUID gone) {
        RebuildStore store = work.store(RebuildStore.class);
        List<RebuildStore.EventRow> events = store.eventsOf(keep, gone);
        if (events.isEmpty()) {
            return;
        }
        try (RebuildWriter writer = new RebuildWriter(store)) {
            Replay replay = new Replay(work, versions(work), writer);
            events.forEach(replay::next);
            replay.end();
        }
    }

    /** Of each community, each quest's versions in order. */
    private static Map<UUID, List<List<Version>>> versions(UnitOfWork work) {
        Map<UUID, List<List<Version>>> ofCommunity = new HashMap<>();
        Optional<UUID> last = Optional.empty();
        for (QuestStore.VersionRow row : work.store(QuestStore.class).versions()) {
            List<List<Version>> quests = ofCommunity.computeIfAbsent(row.communityId(), id -> new ArrayList<>());
            if (last.filter(row.questId()::equals).isEmpty()) {
                quests.add(new ArrayList<>());
            }
            quests.getLast()
                    .add(new Version(
                            new Quest(
                                    row.questId(),
                                    row.communityId(),
                                    row.version(),
                                    Quest.Status.valueOf(row.status()),
                                    Json.read(row.definition(), Definition.class)),
                            row.since()));
            last = Optional.of(row.questId());
        }
        return ofCommunity;
    }
}
