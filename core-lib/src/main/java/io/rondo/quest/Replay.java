package io.rondo.quest;

import io.rondo.quest.rule.Cadence;
import io.rondo.quest.rule.Calendar;
import io.rondo.quest.rule.InARow;
import io.rondo.quest.rule.Period;
import io.rondo.quest.rule.Progress;
import io.rondo.quest.rule.Trigger;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** Counts one person after another as {@link Counting} did, in memory, and writes what comes of it. Used by one thread. */
final class Replay {

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final UnitOfWork work;
    private final Map<UUID, List<List<Rebuild.Version>>> versions;
    private final RebuildWriter writer;
    private final Map<UUID, Calendar> calendars = new HashMap<>();
    private final Map<UUID, Progress> progress = new HashMap<>();
    private final Map<UUID, TreeMap<Instant, Period>> periods = new HashMap<>();
    private final Map<UUID, Optional<Instant>> unlocked = new HashMap<>();
    private Optional<RebuildStore.EventRow> before = Optional.empty();
    private long events;

    Replay(UnitOfWork work, Map<UUID, List<List<Rebuild.Version>>> versions, RebuildWriter writer) {
        this.work = work;
        this.versions = versions;
        this.writer = writer;
    }

    long events() {
        return events;
    }

    /** Events of one person in one community come after one another. */
    void next(RebuildStore.EventRow row) {
        if (before.filter(last -> last.personId().equals(row.personId())
                        && last.communityId().equals(row.communityId()))
                .isEmpty()) {
            end();
        }
        before = Optional.of(row);
        events++;
        Trigger.ofType(row.type()).ifPresent(trigger -> count(row, trigger));
    }

    private void count(RebuildStore.EventRow row, Trigger trigger) {
        Calendar calendar = calendars.computeIfAbsent(
                row.communityId(),
                id -> QuestCatalogue.calendar(work.store(QuestStore.class).zones(id)));
        Occurrence occurrence = new Occurrence(
                row.communityId(),
                trigger,
                row.communityId(),
                row.personId(),
                row.happenedAt(),
                row.amount(),
                row.filter().equals("{}") ? Map.of() : Json.mapper().readValue(row.filter(), ATTRIBUTES));
        if (Trigger.SIGNED_IN.counts(trigger)) {
            add(row.communityId(), calendar.period(Cadence.DAY, row.happenedAt()));
        }
        for (List<Rebuild.Version> ofQuest : versions.getOrDefault(row.communityId(), List.of())) {
            at(ofQuest, row.countedAt())
                    .filter(Quest::isLive)
                    .filter(quest -> Counting.wants(quest.definition(), quest.id(), occurrence))
                    .filter(quest -> isUnlocked(row, quest))
                    .ifPresent(quest -> count(occurrence, quest, ofQuest, calendar));
        }
    }

    private static Optional<Quest> at(List<Rebuild.Version> versions, Instant instant) {
        Optional<Quest> found = Optional.empty();
        for (Rebuild.Version version : versions) {
            if (!version.since().isAfter(instant)) {
                found = Optional.of(version.quest());
            }
        }
        return found;
    }

    private boolean isUnlocked(RebuildStore.EventRow row, Quest quest) {
        return quest.definition().terms().needs().isEmpty()
                || unlocked.computeIfAbsent(
                                quest.id(),
                                id -> work.store(RebuildStore.class).unlocked(row.personId(), id).stream()
                                        .findFirst())
                        .filter(since -> !since.isAfter(row.countedAt()))
                        .isPresent();
    }

    private boolean add(UUID subject, Period period) {
        return periods.computeIfAbsent(subject, id -> new TreeMap<>()).putIfAbsent(period.from(), period) == null;
    }

    private void count(Occurrence occurrence, Quest quest, List<Rebuild.Version> versionsOfIt, Calendar calendar) {
        Counting.Share share = Counting.Share.of(quest, occurrence, calendar);
        if (share.period().isPresent() && !add(quest.id(), share.period().get())) {
            return;
        }
        Progress was = progress.getOrDefault(quest.id(), Progress.begun(quest.version()));
        Progress added = was.add(share.amount(), share.period(), quest.version());
        boolean inARow =
                quest.definition().rule().consecutive() && share.period().isPresent();
        Progress.Step step = inARow
                ? added.fillConsecutive(
                        was.last(),
                        was.inCycle(),
                        share.period().get(),
                        () -> new ArrayList<>(
                                Objects.requireNonNull(periods.get(quest.id())).values()),
                        new InARow(quest.definition().rule(), calendar, quest.version()))
                : added.fill(
                        quest.version(),
                        quest.definition().rule().duplication(),
                        version -> versionsOfIt
                                .get(version - 1)
                                .quest()
                                .definition()
                                .rule()
                                .streak());
        progress.put(quest.id(), step.progress());
    }

    /** Writes the person who has been counted. */
    void end() {
        before.ifPresent(person -> {
            progress.forEach((quest, row) -> writer.progress(person.personId(), quest, row));
            periods.forEach((subject, all) -> writer.periods(person.personId(), subject, all.values()));
            Optional.ofNullable(periods.get(person.communityId()))
                    .ifPresent(days ->
                            writer.checkIns(person.personId(), person.communityId(), new ArrayList<>(days.values())));
        });
        progress.clear();
        periods.clear();
        unlocked.clear();
        before = Optional.empty();
    }
}
