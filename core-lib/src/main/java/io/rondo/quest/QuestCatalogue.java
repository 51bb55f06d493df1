package io.rondo.quest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rondo.member.Communities;
import io.rondo.quest.rule.Cadence;
import io.rondo.quest.rule.Calendar;
import io.rondo.quest.rule.Definition;
import io.rondo.quest.rule.Period;
import io.rondo.quest.rule.Trigger;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A community's quests and its calendar, read far more often than changed: kept in the process, forgotten when a change is told,
 * and at the latest after {@link #KEPT}. Safe to use from several threads.
 */
public final class QuestCatalogue {

    /** How long a change that nobody told us of stays unseen. */
    public static final Duration KEPT = Duration.ofSeconds(30);

    private static final int MOST_COMMUNITIES = 10_000;

    private final Communities communities;
    private final Cache<UUID, Kept> kept =
            Caffeine.newBuilder().maximumSize(MOST_COMMUNITIES).build();

    /**
     * What a community has.
     *
     * @param quests drafts and live ones, the oldest first
     */
    public record Listed(List<Quest> quests, Calendar calendar) {
        public Listed {
            quests = List.copyOf(quests);
        }

        public List<Quest> live() {
            return quests.stream().filter(Quest::isLive).toList();
        }

        public Optional<Quest> find(UUID id) {
            return quests.stream().filter(quest -> quest.id().equals(id)).findFirst();
        }
    }

    private record Kept(Listed listed, Instant readAt) {}

    public QuestCatalogue(Communities communities) {
        this.communities = communities;
    }

    /** As it was at most {@link #KEPT} ago. Not for a unit of work that changes it. */
    public Listed of(UnitOfWork work, UUID communityId) {
        Kept found = kept.getIfPresent(communityId);
        Instant now = work.now();
        if (found != null
                && !found.readAt().isAfter(now)
                && found.readAt().plus(KEPT).isAfter(now)) {
            return found.listed();
        }
        Listed listed = read(work, communityId);
        work.afterCommit(() -> kept.put(communityId, new Kept(listed, now)));
        return listed;
    }

    /** As it is in this unit of work. */
    public Listed read(UnitOfWork work, UUID communityId) {
        List<Quest> quests = work.store(QuestStore.class).ofCommunity(communityId).stream()
                .map(QuestCatalogue::quest)
                .toList();
        return new Listed(quests, calendar(work, communityId));
    }

    private Calendar calendar(UnitOfWork work, UUID communityId) {
        QuestStore store = work.store(QuestStore.class);
        String now = communities.get(work, communityId).zone().getId();
        List<QuestStore.ZoneRow> rows = new ArrayList<>(store.zones(communityId));
        if (rows.isEmpty() || !rows.getLast().zone().equals(now)) {
            QuestStore.ZoneRow latest = new QuestStore.ZoneRow(now, rows.isEmpty() ? Instant.EPOCH : work.now());
            store.addZone(communityId, latest.zone(), latest.since());
            Optional<Calendar> before = rows.isEmpty() ? Optional.empty() : Optional.of(calendar(rows));
            rows.add(latest);
            before.ifPresent(old -> lengthen(work, communityId, latest.since(), old, calendar(rows)));
        }
        return calendar(rows);
    }

    /** The day, week and month in which a zone is chosen last until its first midnight after their end. */
    private static void lengthen(UnitOfWork work, UUID communityId, Instant chosen, Calendar old, Calendar now) {
        ProgressStore store = work.store(ProgressStore.class);
        Period today = now.period(Cadence.DAY, chosen);
        store.lengthenDay(communityId, today.from(), today.to());
        store.lengthenLastDay(communityId, today.from(), today.to());
        for (Cadence cadence : List.of(Cadence.DAY, Cadence.WEEK, Cadence.MONTH)) {
            Period was = old.period(cadence, chosen);
            Instant until = now.period(cadence, chosen).to();
            store.lengthenPeriod(communityId, was.from(), was.to(), until);
            store.lengthenLastPeriod(communityId, was.from(), was.to(), until);
        }
    }

    static Calendar calendar(List<QuestStore.ZoneRow> rows) {
        return new Calendar(rows.stream()
                .map(row -> new Calendar.Since(ZoneId.of(row.zone()), row.since()))
                .toList());
    }

    static Quest quest(QuestStore.QuestRow row) {
        return new Quest(
                row.id(),
                row.communityId(),
                row.version(),
                Quest.Status.valueOf(row.status()),
                Json.read(row.definition(), Definition.class));
    }

    /** Whether anything here counts what that trigger tells. */
    public boolean listensTo(UnitOfWork work, UUID communityId, Trigger trigger) {
        return of(work, communityId).live().stream()
                .anyMatch(quest -> quest.definition().rule().trigger().counts(trigger));
    }

    /** The next to ask reads it anew. */
    void forget(UUID communityId) {
        kept.invalidate(communityId);
    }
}
