package io.rondo.quest;

import io.rondo.bus.Topology;
import io.rondo.chat.UserError;
import io.rondo.quest.rule.Definition;
import io.rondo.quest.rule.Rule;
import io.rondo.quest.rule.Trigger;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The catalogue's use cases, for admins. Every change is a new version; what people completed keeps what it promised. Each method runs
 * in the given unit of work; safe to use from several threads.
 */
public final class Quests {

    /** Tells every process to read the catalogue anew. */
    public static final String QUESTS_CHANGED = "quests_changed";

    /** How many quests a community has at most that are not archived. */
    public static final int MOST = 100;

    private final QuestCatalogue catalogue;

    /** The body of {@link #QUESTS_CHANGED}. */
    public record Changed(UUID communityId) {}

    public Quests(QuestCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Makes a quest, as a draft or live at once. */
    public Quest create(UnitOfWork work, UUID by, UUID communityId, Definition definition, Quest.Status status) {
        QuestStore store = work.store(QuestStore.class);
        check(work, communityId, definition, Optional.empty());
        if (store.ofCommunity(communityId).size() >= MOST) {
            throw new UserError("quest.error.too-many", "most", MOST);
        }
        UUID id = store.add(
                communityId,
                definition.name(),
                status.name(),
                definition.terms().supply(),
                work.now());
        store.addVersion(id, 1, status.name(), Json.write(definition), work.now());
        changed(work, by, communityId, id, status);
        return new Quest(id, communityId, 1, status, definition);
    }

    /** Changes a quest; a live one keeps what it counts and how often. */
    public Quest change(UnitOfWork work, UUID by, UUID communityId, UUID questId, Definition definition) {
        Quest quest = lock(work, communityId, questId);
        check(work, communityId, definition, Optional.of(questId));
        if (quest.isLive() && !sameKind(quest.definition().rule(), definition.rule())) {
            throw new UserError("quest.error.live-rule");
        }
        return version(work, by, quest, quest.status(), definition);
    }

    private static boolean sameKind(Rule before, Rule after) {
        boolean same = before.trigger() == after.trigger()
                && before.cadence() == after.cadence()
                && before.consecutive() == after.consecutive()
                && before.grace() == after.grace();
        return same && (!before.consecutive() || before.equals(after));
    }

    /** Sets a draft live; one that is live stays so. */
    public Quest publish(UnitOfWork work, UUID by, UUID communityId, UUID questId) {
        Quest quest = lock(work, communityId, questId);
        if (quest.isLive()) {
            return quest;
        }
        if (quest.status() == Quest.Status.ARCHIVED) {
            throw new UserError("quest.error.archived");
        }
        return version(work, by, quest, Quest.Status.LIVE, quest.definition());
    }

    /** Ends a quest: nothing counts any more, and what was completed can still be claimed. */
    public Quest archive(UnitOfWork work, UUID by, UUID communityId, UUID questId) {
        Quest quest = lock(work, communityId, questId);
        return quest.status() == Quest.Status.ARCHIVED
                ? quest
                : version(work, by, quest, Quest.Status.ARCHIVED, quest.definition());
    }

    /** @throws UserError when there is none of that id in the community */
    public Quest get(UnitOfWork work, UUID communityId, UUID questId) {
        return work.store(QuestStore.class)
                .find(questId)
                .map(QuestCatalogue::quest)
                .filter(quest -> quest.communityId().equals(communityId))
                .orElseThrow(() -> new UserError("quest.error.unknown"));
    }

    /** How many of the quest's supply are gone. */
    public int taken(UnitOfWork work, UUID questId) {
        return work.store(QuestStore.class)
                .find(questId)
                .map(QuestStore.QuestRow::taken)
                .orElse(0);
    }

    private static Quest lock(UnitOfWork work, UUID communityId, UUID questId) {
        return work.store(QuestStore.class)
                .lock(questId)
                .map(QuestCatalogue::quest)
                .filter(quest -> quest.communityId().equals(communityId))
                .orElseThrow(() -> new UserError("quest.error.unknown"));
    }

    private static void check(UnitOfWork work, UUID communityId, Definition definition, Optional<UUID> except) {
        if (work.store(QuestStore.class).hasName(communityId, definition.name(), except)) {
            throw new UserError("quest.error.name-taken", "name", definition.name()).about("name");
        }
        if (definition.rule().consecutive() && definition.rule().cadence() == io.rondo.quest.rule.Cadence.ANY) {
            throw new UserError("quest.error.consecutive-any").about("cadence");
        }
        if (definition.rule().trigger() == Trigger.QUEST_GRANTED) {
            throw new UserError("quest.error.unknown");
        }
        definition.terms().until().ifPresent(until -> {
            if (definition.terms().from().filter(from -> !from.isBefore(until)).isPresent()) {
                throw new UserError("quest.error.window").about("until");
            }
        });
    }

    private Quest version(UnitOfWork work, UUID by, Quest quest, Quest.Status status, Definition definition) {
        QuestStore store = work.store(QuestStore.class);
        int version = quest.version() + 1;
        definition
                .terms()
                .supply()
                .ifPresentOrElse(
                        supply -> store.changeWithSupply(quest.id(), definition.name(), version, status.name(), supply),
                        () -> store.change(quest.id(), definition.name(), version, status.name()));
        store.addVersion(quest.id(), version, status.name(), Json.write(definition), work.now());
        changed(work, by, quest.communityId(), quest.id(), status);
        return new Quest(quest.id(), quest.communityId(), version, status, definition);
    }

    private void changed(UnitOfWork work, UUID by, UUID communityId, UUID questId, Quest.Status status) {
        work.happened(new DomainEvent(
                "quest_changed",
                Optional.of(communityId),
                Optional.of(by),
                Map.of("quest", questId, "status", status.name())));
        work.afterCommit(() -> catalogue.forget(communityId));
        List<Message> messages = Topology.queues().stream()
                .filter(queue -> queue.isBot() || queue.equals(Queue.QUESTS))
                .map(queue -> Message.to(queue, QUESTS_CHANGED, Message.Headers.NONE, new Changed(communityId)))
                .toList();
        work.sendAll(messages);
    }
}
