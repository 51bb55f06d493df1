package io.rondo.quest;

import io.rondo.member.People;
import io.rondo.quest.level.Levels;
import io.rondo.quest.rule.Prerequisite;
import io.rondo.role.RoleGrants;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whether people have what quests need of them. A quest that was unlocked once stays unlocked, so that counting again later comes to the
 * same. Safe to use from several threads.
 */
public final class Needs {

    private final People people;
    private final RoleGrants roles;
    private final Levels levels;

    public Needs(People people, RoleGrants roles, Levels levels) {
        this.people = people;
        this.roles = roles;
        this.levels = levels;
    }

    /** Those of the quests that count for the person from now on. */
    List<Quest> met(UnitOfWork work, UUID personId, List<Quest> quests) {
        List<UUID> needy = quests.stream()
                .filter(quest -> quest.definition().terms().needs().isPresent())
                .map(Quest::id)
                .toList();
        if (needy.isEmpty()) {
            return quests;
        }
        Set<UUID> unlocked = new HashSet<>(work.store(ProgressStore.class).unlocked(personId, needy));
        return quests.stream()
                .filter(quest ->
                        !needy.contains(quest.id()) || unlocked.contains(quest.id()) || unlocks(work, personId, quest))
                .toList();
    }

    private boolean unlocks(UnitOfWork work, UUID personId, Quest quest) {
        boolean holds = holds(work, personId, quest);
        if (holds) {
            work.store(ProgressStore.class).unlock(personId, quest.id(), work.now());
        }
        return holds;
    }

    /** Whether the person has now what the quest needs. */
    public boolean holds(UnitOfWork work, UUID personId, Quest quest) {
        return quest.definition()
                .terms()
                .needs()
                .filter(needs -> !needs.holds(single -> holds(work, quest.communityId(), personId, single)))
                .isEmpty();
    }

    private boolean holds(UnitOfWork work, UUID communityId, UUID personId, Prerequisite single) {
        return switch (single) {
            case Prerequisite.QuestDone(String name) ->
                work.store(CompletionStore.class).hasCompleted(communityId, personId, name);
            case Prerequisite.HasRole(String role) -> roles.has(work, personId, communityId, role);
            case Prerequisite.Level(int least) ->
                levels.of(work, communityId, personId).level() >= least;
            case Prerequisite.MemberFor(int days) ->
                people.memberSince(work, communityId, personId)
                        .filter(since -> !since.plus(Duration.ofDays(days)).isAfter(work.now()))
                        .isPresent();
            case Prerequisite.All all -> throw new IllegalStateException("not single: " + all);
            case Prerequisite.Any any -> throw new IllegalStateException("not single: " + any);
        };
    }
}
