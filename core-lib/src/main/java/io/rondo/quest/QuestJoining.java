package io.rondo.quest;

import io.rondo.member.link.Joining;
import io.rondo.quest.rule.Progress;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What either did counts for the one person, as if one had done it all: a day on which both checked in is one day. What was completed
 * stays completed, and what both together have filled is completed now. An account that leaves later leaves all of it behind.
 */
public final class QuestJoining implements Joining {

    private final Claims claims;

    public QuestJoining(Claims claims) {
        this.claims = claims;
    }

    static Set<String> tables() {
        return Set.of(
                "quest_progress.person_id",
                "quest_periods.person_id",
                "check_ins.person_id",
                "quest_unlocks.person_id",
                "completions.person_id",
                "weekly_scores.person_id",
                "leaderboard_hidden.person_id");
    }

    @Override
    public Set<String> columns() {
        return tables();
    }

    @Override
    public void lock(UnitOfWork work, UUID one, UUID other) {
        work.store(QuestPeopleStore.class).lock(one, other);
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        QuestPeopleStore store = work.store(QuestPeopleStore.class);
        store.joinUnlocks(keep, gone);
        store.removeUnlocks(gone);
        store.joinCompletions(keep, gone);
        store.removeUnclaimed(gone);
        store.removeProgress(keep, gone);
        store.removePeriods(keep, gone);
        store.removeCheckIns(keep, gone);
        new Rebuild().person(work, keep, gone);
        store.joinScores(keep, gone);
        store.removeScores(gone);
        store.joinHidden(keep, gone);
        store.removeHidden(gone);
        List<Claims.Full> full =
                store.unpaid(keep).stream().map(one -> full(work, one)).toList();
        claims.complete(work, keep, full);
    }

    private static Claims.Full full(UnitOfWork work, QuestPeopleStore.Unpaid unpaid) {
        Quest quest = work.store(QuestStore.class)
                .find(unpaid.questId())
                .map(QuestCatalogue::quest)
                .orElseThrow();
        return new Claims.Full(quest, new Progress.Filled(unpaid.cycle(), quest.version()));
    }
}
