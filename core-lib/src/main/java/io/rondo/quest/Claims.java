package io.rondo.quest;

import io.rondo.ledger.Entry;
import io.rondo.ledger.Ledger;
import io.rondo.quest.rule.Definition;
import io.rondo.quest.rule.Progress;
import io.rondo.quest.rule.Rewards;
import io.rondo.role.RoleGrants;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Completions and what they bring. A completion keeps the reward that was promised when it was completed, and is paid once, however often
 * it is claimed. Each method runs in the given unit of work; safe to use from several threads.
 */
public final class Claims {

    private final Ledger ledger;
    private final RoleGrants roles;

    /** A cycle that somebody has filled. */
    record Full(Quest quest, Progress.Filled cycle) {}

    /** A completion that was claimed now. */
    public record Paid(UUID completionId, String quest, Rewards rewards) {}

    /** A completion that waits to be claimed. */
    public record Waiting(UUID completionId, String quest, Rewards rewards) {}

    public Claims(Ledger ledger, RoleGrants roles) {
        this.ledger = ledger;
        this.roles = roles;
    }

    /** The quest as it was in that version. */
    static Definition definition(UnitOfWork work, Quest quest, int version) {
        return version == quest.version()
                ? quest.definition()
                : Json.read(work.store(QuestStore.class).definition(quest.id(), version), Definition.class);
    }

    /** Completes what is full, while supplies last, and pays what need not be claimed. */
    Counted complete(UnitOfWork work, UUID personId, List<Full> full) {
        List<Counted.Completed> completed = new ArrayList<>();
        List<Quest> missed = new ArrayList<>();
        for (Full one : full) {
            Definition promised = definition(work, one.quest(), one.cycle().version());
            switch (complete(work, personId, one, promised)) {
                case Completing.Done(UUID id) ->
                    completed.add(new Counted.Completed(
                            id, one.quest(), one.cycle().cycle(), promised.rewards(), promised.autoClaim()));
                case Completing.Before before -> {}
                case Completing.NoneLeft none -> missed.add(one.quest());
            }
        }
        completed.stream()
                .filter(Counted.Completed::paid)
                .forEach(one -> work.store(CompletionStore.class)
                        .claim(one.id(), personId, work.now())
                        .ifPresent(row -> pay(work, row)));
        return new Counted(completed, missed, Optional.empty());
    }

    private sealed interface Completing {
        record Done(UUID id) implements Completing {}

        record Before() implements Completing {}

        record NoneLeft() implements Completing {}
    }

    private static Completing complete(UnitOfWork work, UUID personId, Full full, Definition promised) {
        CompletionStore store = work.store(CompletionStore.class);
        UUID questId = full.quest().id();
        int cycle = full.cycle().cycle();
        if (full.quest().definition().terms().supply().isPresent()) {
            if (store.has(questId, personId, cycle)) {
                return new Completing.Before();
            }
            if (work.store(QuestStore.class).take(questId) == 0) {
                return new Completing.NoneLeft();
            }
        }
        return store.add(questId, personId, cycle, full.cycle().version(), Json.write(promised.rewards()), work.now())
                .<Completing>map(Completing.Done::new)
                .orElseGet(Completing.Before::new);
    }

    /** Claims one; empty when it is not theirs, or was claimed before. */
    public Optional<Paid> claim(UnitOfWork work, UUID personId, UUID completionId) {
        return work.store(CompletionStore.class)
                .claim(completionId, personId, work.now())
                .map(row -> pay(work, row));
    }

    /** Claims all that waits in the community, the oldest first. */
    public List<Paid> claimAll(UnitOfWork work, UUID communityId, UUID personId) {
        return waiting(work, communityId, personId).stream()
                .flatMap(one -> claim(work, personId, one.completionId()).stream())
                .toList();
    }

    /** What waits to be claimed, the oldest first. */
    public List<Waiting> waiting(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(CompletionStore.class).unclaimed(communityId, personId).stream()
                .map(row -> new Waiting(row.id(), row.name(), rewards(row)))
                .toList();
    }

    /** What was paid and could be taken back, the newest first, at most 25. */
    public List<Paid> paid(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(CompletionStore.class).claimed(communityId, personId).stream()
                .map(row -> new Paid(row.id(), row.name(), rewards(row)))
                .toList();
    }

    private Paid pay(UnitOfWork work, CompletionStore.CompletionRow row) {
        Rewards rewards = rewards(row);
        rewards.role().ifPresent(role -> roles.grant(work, row.personId(), row.communityId(), role, row.name()));
        ledger.give(
                work,
                row.communityId(),
                row.personId(),
                rewards.amounts(),
                Entry.reward(row.id().toString(), row.name()));
        return new Paid(row.id(), row.name(), rewards);
    }

    /**
     * Takes back what a claimed completion brought; what was spent of it is owed. The completion stays, so that it is not completed again.
     *
     * @return whether there was something to take back; empty for no completion of that community
     */
    public Optional<Paid> takeBack(UnitOfWork work, UUID by, UUID communityId, UUID completionId, String reason) {
        CompletionStore store = work.store(CompletionStore.class);
        Optional<CompletionStore.CompletionRow> found = store.find(completionId)
                .filter(row -> row.communityId().equals(communityId))
                .filter(row -> store.takeBack(row.id(), work.now()) == 1);
        return found.map(row -> {
            Rewards rewards = rewards(row);
            rewards.role().ifPresent(role -> roles.takeBack(work, row.personId(), row.communityId(), role, row.name()));
            ledger.takeBack(
                    work,
                    row.communityId(),
                    row.personId(),
                    rewards.amounts(),
                    Entry.takenBack(row.id().toString(), reason, by));
            return new Paid(row.id(), row.name(), rewards);
        });
    }

    private static Rewards rewards(CompletionStore.CompletionRow row) {
        return Json.read(row.rewards(), Rewards.class);
    }
}
