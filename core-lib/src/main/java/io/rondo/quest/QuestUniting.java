package io.rondo.quest;

import io.rondo.chat.UserError;
import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The quests of both go on in the community that stays; days on which people checked in add up; levels are made as there. */
public final class QuestUniting implements Uniting {

    private final QuestCatalogue catalogue;

    public QuestUniting(QuestCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "quests.community_id",
                "quest_zones.community_id",
                "check_ins.community_id",
                "level_curves.community_id",
                "weekly_scores.community_id",
                "leaderboard_hidden.community_id");
    }

    @Override
    public Optional<UserError> refusal(UnitOfWork work, UUID keep, UUID gone) {
        return work.store(QuestPeopleStore.class).sameNames(keep, gone).stream()
                .findFirst()
                .map(name -> new UserError("quest.error.union", "name", name));
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        QuestPeopleStore store = work.store(QuestPeopleStore.class);
        store.moveQuests(keep, gone);
        store.unitePeriods(keep, gone);
        store.removePeriodsOf(gone);
        store.removeCheckInsOf(gone)
                .forEach(person -> work.store(ProgressStore.class).daysAnew(keep, person));
        store.uniteScores(keep, gone);
        store.removeScoresOf(gone);
        store.uniteHidden(keep, gone);
        store.removeHiddenOf(gone);
        store.removeCurve(gone);
        store.removeZones(gone);
        work.afterCommit(() -> catalogue.forget(keep));
        work.afterCommit(() -> catalogue.forget(gone));
    }
}
