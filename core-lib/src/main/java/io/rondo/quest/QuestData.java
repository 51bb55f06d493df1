package io.rondo.quest;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a person did for quests, and on how many days they checked in. Erased, it is counted no more. */
public final class QuestData implements PersonalData {

    private record All(List<QuestPeopleStore.Done> completed, List<QuestPeopleStore.Days> checkIns) {}

    @Override
    public String section() {
        return "quests";
    }

    @Override
    public Set<String> columns() {
        return QuestJoining.tables();
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        QuestPeopleStore store = work.store(QuestPeopleStore.class);
        return Json.tree(new All(store.done(personId), store.days(personId)));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        QuestPeopleStore store = work.store(QuestPeopleStore.class);
        store.uncount(personId, Optional.empty());
        store.removeCompletions(personId, Optional.empty());
        store.removeProgress(personId, personId);
        store.removePeriods(personId, personId);
        store.removeCheckIns(personId, personId);
        store.removeUnlocks(personId);
        store.removeScores(personId);
        store.removeHidden(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        QuestPeopleStore store = work.store(QuestPeopleStore.class);
        store.uncount(personId, Optional.of(communityId));
        store.removeCompletions(personId, Optional.of(communityId));
        store.removeProgressIn(personId, communityId);
        store.removePeriodsIn(personId, communityId);
        store.removeCheckInsIn(personId, communityId);
        store.removeUnlocksIn(personId, communityId);
        store.removeScoresIn(personId, communityId);
        store.removeHiddenIn(personId, communityId);
    }
}
