package io.rondo.quest;

import io.rondo.quest.rule.Cadence;
import io.rondo.quest.rule.Definition;
import io.rondo.quest.rule.InARow;
import io.rondo.quest.rule.Period;
import io.rondo.quest.rule.Progress;
import io.rondo.quest.rule.Rule;
import io.rondo.quest.rule.Trigger;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts what happens to people: the event's row, the progress of every quest that it counts for, completions, and what is paid at
 * once, all in the given unit of work. An occurrence that is told again changes nothing, and the order in which they come does not
 * matter. Locks the person's progress in the order of the quests' ids, then quests with a supply, then wallets. Safe to use from
 * several threads.
 */
public final class Counting {

    private final QuestCatalogue catalogue;
    private final Needs needs;
    private final Claims claims;

    public Counting(QuestCatalogue catalogue, Needs needs, Claims claims) {
        this.catalogue = catalogue;
        this.needs = needs;
        this.claims = claims;
    }

    /** Records and counts something that has no row yet. */
    public Counted count(UnitOfWork work, Occurrence occurrence) {
        return record(work, occurrence) ? apply(work, occurrence) : Counted.NOTHING;
    }

    /** Counts something whose row a capability wrote when it happened. */
    public Counted countRecorded(UnitOfWork work, Occurrence occurrence) {
        return work.store(ProgressStore.class).counted(occurrence.id(), work.now()) == 1
                ? apply(work, occurrence)
                : Counted.NOTHING;
    }

    /** Checks somebody in for today, once a day; the first time ever is a {@code new_sign_in}. */
    public Counted checkIn(UnitOfWork work, UUID communityId, UUID personId) {
        Period today = catalogue.of(work, communityId).calendar().period(Cadence.DAY, work.now());
        ProgressStore store = work.store(ProgressStore.class);
        boolean isNew = !store.addPeriods(
                        personId,
                        List.of(communityId),
                        List.of(today.from().toString()),
                        List.of(today.to().toString()))
                .isEmpty();
        Counted.CheckIn checkIn = checkIn(work, communityId, personId, today, isNew);
        if (!isNew) {
            return new Counted(List.of(), List.of(), Optional.of(checkIn));
        }
        Occurrence occurrence = new Occurrence(
                UUID.randomUUID(),
                checkIn.days() == 1 ? Trigger.NEW_SIGN_IN : Trigger.SIGNED_IN,
                communityId,
                personId,
                work.now(),
                1,
                Map.of());
        record(work, occurrence);
        Counted counted = quests(work, occurrence);
        return new Counted(counted.completed(), counted.missed(), Optional.of(checkIn));
    }

    private static boolean record(UnitOfWork work, Occurrence occurrence) {
        return work.store(ProgressStore.class)
                        .record(
                                occurrence.id(),
                                occurrence.trigger().key(),
                                occurrence.communityId(),
                                occurrence.personId(),
                                Json.write(new Occurrence.Body(occurrence.amount(), occurrence.attributes())),
                                occurrence.occurredAt(),
                                work.now())
                == 1;
    }

    private Counted apply(UnitOfWork work, Occurrence occurrence) {
        Optional<Counted.CheckIn> checkIn = Trigger.SIGNED_IN.counts(occurrence.trigger())
                ? Optional.of(signedIn(work, occurrence))
                : Optional.empty();
        Counted counted = quests(work, occurrence);
        return new Counted(counted.completed(), counted.missed(), checkIn);
    }

    private Counted.CheckIn signedIn(UnitOfWork work, Occurrence occurrence) {
        Period day =
                catalogue.of(work, occurrence.communityId()).calendar().period(Cadence.DAY, occurrence.occurredAt());
        boolean isNew = !work.store(ProgressStore.class)
                .addPeriods(
                        occurrence.personId(),
                        List.of(occurrence.communityId()),
                        List.of(day.from().toString()),
                        List.of(day.to().toString()))
                .isEmpty();
        return checkIn(work, occurrence.communityId(), occurrence.personId(), day, isNew);
    }

    private static Counted.CheckIn checkIn(
            UnitOfWork work, UUID communityId, UUID personId, Period day, boolean isNew) {
        ProgressStore store = work.store(ProgressStore.class);
        ProgressStore.CheckInRow row = isNew
                ? store.nextDay(communityId, personId, day.from(), day.to())
                        .or(() -> store.daysAnew(communityId, personId))
                        .orElseThrow()
                : store.checkIns(communityId, personId).orElseThrow();
        return new Counted.CheckIn(row.days(), row.run(), row.best(), day, isNew);
    }

    /** The part of the quests, each with its own rule. */
    private Counted quests(UnitOfWork work, Occurrence occurrence) {
        QuestCatalogue.Listed listed = catalogue.of(work, occurrence.communityId());
        List<Quest> wanted = needs.met(
                work,
                occurrence.personId(),
                listed.live().stream()
                        .filter(quest -> wants(quest.definition(), quest.id(), occurrence))
                        .sorted(Comparator.comparing(quest -> quest.id().toString()))
                        .toList());
        if (wanted.isEmpty()) {
            return Counted.NOTHING;
        }
        List<Share> shares = newOnes(
                work,
                occurrence,
                wanted.stream()
                        .map(quest -> Share.of(quest, occurrence, listed.calendar()))
                        .toList());
        return shares.isEmpty() ? Counted.NOTHING : fill(work, occurrence, listed, shares);
    }

    /** Whether what happened is one of those that the quest counts. */
    static boolean wants(Definition definition, UUID questId, Occurrence occurrence) {
        return occurrence.trigger() == Trigger.QUEST_GRANTED
                ? questId.toString().equals(occurrence.attributes().get("quest"))
                : definition.rule().counts(occurrence.trigger(), occurrence.attributes())
                        && definition.terms().includes(occurrence.occurredAt());
    }

    /** Those that count every time, and those for which this period is new. */
    private static List<Share> newOnes(UnitOfWork work, Occurrence occurrence, List<Share> shares) {
        List<Share> dated =
                shares.stream().filter(share -> share.period().isPresent()).toList();
        if (dated.isEmpty()) {
            return shares;
        }
        Set<UUID> isNew = new HashSet<>(work.store(ProgressStore.class)
                .addPeriods(
                        occurrence.personId(),
                        dated.stream().map(share -> share.quest().id()).toList(),
                        dated.stream()
                                .map(share ->
                                        share.period().orElseThrow().from().toString())
                                .toList(),
                        dated.stream()
                                .map(share -> share.period().orElseThrow().to().toString())
                                .toList()));
        return shares.stream()
                .filter(share ->
                        share.period().isEmpty() || isNew.contains(share.quest().id()))
                .toList();
    }

    private Counted fill(UnitOfWork work, Occurrence occurrence, QuestCatalogue.Listed listed, List<Share> shares) {
        ProgressStore store = work.store(ProgressStore.class);
        Map<UUID, Share> byQuest =
                shares.stream().collect(Collectors.toMap(share -> share.quest().id(), Function.identity()));
        List<ProgressStore.Counted> rows = store.add(
                occurrence.personId(),
                shares.stream().map(share -> share.quest().id()).toList(),
                shares.stream().map(Share::amount).toList(),
                shares.stream().map(share -> share.quest().version()).toList(),
                shares.stream()
                        .map(share ->
                                share.period().map(one -> one.from().toString()).orElse(""))
                        .toList(),
                shares.stream()
                        .map(share ->
                                share.period().map(one -> one.to().toString()).orElse(""))
                        .toList());
        List<Claims.Full> full = new ArrayList<>();
        for (ProgressStore.Counted row : rows) {
            Share share = Objects.requireNonNull(byQuest.get(row.questId()));
            Progress.Step step = step(work, occurrence.personId(), listed, share, row);
            if (!step.progress().equals(row.progress())) {
                store.fill(occurrence.personId(), ProgressStore.ProgressRow.of(row.questId(), step.progress()));
            }
            step.filled().forEach(cycle -> full.add(new Claims.Full(share.quest(), cycle)));
        }
        Counted counted = claims.complete(work, occurrence.personId(), full);
        counted.completed().forEach(completed -> happened(work, occurrence.personId(), completed));
        return counted;
    }

    private static Progress.Step step(
            UnitOfWork work, UUID personId, QuestCatalogue.Listed listed, Share share, ProgressStore.Counted row) {
        Quest quest = share.quest();
        Rule rule = quest.definition().rule();
        if (rule.consecutive() && share.period().isPresent()) {
            return row.progress()
                    .fillConsecutive(
                            row.before(),
                            row.inCycleBefore().orElse(0L),
                            share.period().get(),
                            () -> work.store(ProgressStore.class).periods(personId, quest.id()),
                            new InARow(rule, listed.calendar(), quest.version()));
        }
        return row.progress()
                .fill(
                        quest.version(),
                        rule.duplication(),
                        version ->
                                Claims.definition(work, quest, version).rule().streak());
    }

    private static void happened(UnitOfWork work, UUID personId, Counted.Completed completed) {
        work.happened(new DomainEvent(
                "quest_completed",
                Optional.of(completed.quest().communityId()),
                Optional.of(personId),
                Map.of("quest", completed.quest().id(), "cycle", completed.cycle())));
    }

    /**
     * What an occurrence is worth to a quest.
     *
     * @param period for which it counts once; empty where it counts every time
     */
    record Share(Quest quest, long amount, Optional<Period> period) {

        static Share of(Quest quest, Occurrence occurrence, io.rondo.quest.rule.Calendar calendar) {
            Cadence cadence = quest.definition().rule().cadence();
            return cadence == Cadence.ANY || occurrence.trigger() == Trigger.QUEST_GRANTED
                    ? new Share(quest, occurrence.amount(), Optional.empty())
                    : new Share(quest, 1, Optional.of(calendar.period(cadence, occurrence.occurredAt())));
        }
    }
}
