package io.rondo.quest;

import io.rondo.chat.Platform;
import io.rondo.quest.rule.Cadence;
import io.rondo.quest.rule.Period;
import io.rondo.quest.rule.Progress;
import io.rondo.quest.rule.Trigger;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reading side: what a person sees of the quests. Safe to use from several threads. */
public final class QuestViews {

    private final QuestCatalogue catalogue;
    private final Needs needs;

    /**
     * A quest as one person has it.
     *
     * @param counted whether this day, week or month counts already
     * @param resets when the next one begins; empty where it counts every time
     * @param open whether the person has what it needs
     */
    public record View(Quest quest, Progress progress, boolean counted, Optional<Instant> resets, boolean open) {

        public int streak() {
            return quest.definition().rule().streak();
        }

        public boolean isDone() {
            return progress.cycles() >= quest.definition().rule().duplication();
        }

        /** What is there towards the next completion, at most what is needed. */
        public long reached() {
            return isDone() ? streak() : Math.min(progress.inCycle(), streak());
        }
    }

    public QuestViews(QuestCatalogue catalogue, Needs needs) {
        this.catalogue = catalogue;
        this.needs = needs;
    }

    /** Whether that platform shows us what the trigger tells; what cannot be counted there is not offered there. */
    public static boolean counts(Platform platform, Trigger trigger) {
        return !(platform == Platform.TELEGRAM && trigger == Trigger.VOICE_MINUTES);
    }

    /** Live quests that can be done on the platform now: what is nearest to its end first, what is done last. */
    public List<View> of(UnitOfWork work, UUID communityId, UUID personId, Platform platform) {
        QuestCatalogue.Listed listed = catalogue.of(work, communityId);
        List<Quest> quests = listed.live().stream()
                .filter(quest -> counts(platform, quest.definition().rule().trigger()))
                .filter(quest -> quest.definition().terms().includes(work.now()))
                .toList();
        Map<UUID, Progress> progress =
                work
                        .store(ProgressStore.class)
                        .progress(personId, quests.stream().map(Quest::id).toList())
                        .stream()
                        .collect(Collectors.toMap(
                                ProgressStore.ProgressRow::questId, ProgressStore.ProgressRow::progress));
        Function<Quest, View> view = quest ->
                view(work, listed, personId, quest, progress.getOrDefault(quest.id(), Progress.begun(quest.version())));
        return quests.stream()
                .map(view)
                .sorted(java.util.Comparator.comparing(View::isDone)
                        .thenComparing(one -> (double) -one.reached() / one.streak()))
                .toList();
    }

    private View view(UnitOfWork work, QuestCatalogue.Listed listed, UUID personId, Quest quest, Progress progress) {
        Cadence cadence = quest.definition().rule().cadence();
        Optional<Period> now = cadence == Cadence.ANY
                ? Optional.empty()
                : Optional.of(listed.calendar().period(cadence, work.now()));
        return new View(
                quest,
                progress,
                now.isPresent() && progress.last().equals(now),
                now.map(Period::to),
                needs.holds(work, personId, quest));
    }

    /** The person's check-ins; empty before the first. A run that is broken by now counts 0. */
    public Optional<Counted.CheckIn> checkIns(UnitOfWork work, UUID communityId, UUID personId) {
        Period today = catalogue.of(work, communityId).calendar().period(Cadence.DAY, work.now());
        return work.store(ProgressStore.class).checkIns(communityId, personId).map(row -> {
            boolean isToday = row.lastFrom().equals(today.from());
            boolean goesOn = isToday || row.lastTo().equals(today.from());
            return new Counted.CheckIn(row.days(), goesOn ? row.run() : 0, row.best(), today, !isToday);
        });
    }

    /** How much is missing to the person's next completion, at least 1. */
    public long missing(UnitOfWork work, Quest quest, UUID personId) {
        Progress progress = work.store(ProgressStore.class).progress(personId, List.of(quest.id())).stream()
                .map(ProgressStore.ProgressRow::progress)
                .findFirst()
                .orElse(Progress.begun(quest.version()));
        int streak = Claims.definition(work, quest, progress.version()).rule().streak();
        return Math.max(1, streak - progress.inCycle());
    }

    /** Badges that the person has, the oldest first. */
    public List<CompletionStore.BadgeRow> badges(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(CompletionStore.class).badges(communityId, personId);
    }

    /** The quests that an admin may name. */
    public List<Quest> all(UnitOfWork work, UUID communityId) {
        return catalogue.read(work, communityId).quests();
    }
}
