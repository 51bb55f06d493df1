package io.rondo.quest;

import io.rondo.quest.rule.Period;
import io.rondo.quest.rule.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Collects rows of the projections and writes them a few thousand at a time. Used by one thread. */
final class RebuildWriter implements AutoCloseable {

    private static final int AT_ONCE = 5_000;

    private final RebuildStore store;
    private final List<ProgressOf> progress = new ArrayList<>();
    private final List<PeriodOf> periods = new ArrayList<>();
    private final List<DaysOf> days = new ArrayList<>();

    private record ProgressOf(UUID person, UUID quest, Progress progress) {}

    private record PeriodOf(UUID person, UUID subject, Period period) {}

    private record DaysOf(UUID person, UUID community, int days, int run, int best, Period last) {}

    RebuildWriter(RebuildStore store) {
        this.store = store;
    }

    void progress(UUID person, UUID quest, Progress row) {
        progress.add(new ProgressOf(person, quest, row));
        if (progress.size() >= AT_ONCE) {
            writeProgress();
        }
    }

    void periods(UUID person, UUID subject, Collection<Period> all) {
        all.forEach(period -> periods.add(new PeriodOf(person, subject, period)));
        if (periods.size() >= AT_ONCE) {
            writePeriods();
        }
    }

    /** @param all the days of a person's check-ins, in order, at least one */
    void checkIns(UUID person, UUID community, List<Period> all) {
        int run = 0;
        int best = 0;
        for (int i = 0; i < all.size(); i++) {
            run = i > 0 && all.get(i - 1).isFollowedBy(all.get(i)) ? run + 1 : 1;
            best = Math.max(best, run);
        }
        days.add(new DaysOf(person, community, all.size(), run, best, all.getLast()));
        if (days.size() >= AT_ONCE) {
            writeDays();
        }
    }

    private void writeProgress() {
        if (progress.isEmpty()) {
            return;
        }
        store.addProgress(
                progress.stream().map(ProgressOf::person).toList(),
                progress.stream().map(ProgressOf::quest).toList(),
                progress.stream().map(one -> one.progress().counted()).toList(),
                progress.stream().map(one -> one.progress().cycles()).toList(),
                progress.stream().map(one -> one.progress().inCycle()).toList(),
                progress.stream().map(one -> one.progress().version()).toList(),
                progress.stream()
                        .map(one -> one.progress()
                                .last()
                                .map(last -> last.from().toString())
                                .orElse(""))
                        .toList(),
                progress.stream()
                        .map(one -> one.progress()
                                .last()
                                .map(last -> last.to().toString())
                                .orElse(""))
                        .toList());
        progress.clear();
    }

    private void writePeriods() {
        if (periods.isEmpty()) {
            return;
        }
        store.addPeriods(
                periods.stream().map(PeriodOf::person).toList(),
                periods.stream().map(PeriodOf::subject).toList(),
                periods.stream().map(one -> one.period().from().toString()).toList(),
                periods.stream().map(one -> one.period().to().toString()).toList());
        periods.clear();
    }

    private void writeDays() {
        if (days.isEmpty()) {
            return;
        }
        store.addCheckIns(
                days.stream().map(DaysOf::person).toList(),
                days.stream().map(DaysOf::community).toList(),
                days.stream().map(DaysOf::days).toList(),
                days.stream().map(DaysOf::run).toList(),
                days.stream().map(DaysOf::best).toList(),
                days.stream().map(one -> one.last().from().toString()).toList(),
                days.stream().map(one -> one.last().to().toString()).toList());
        days.clear();
    }

    @Override
    public void close() {
        writeProgress();
        writePeriods();
        writeDays();
    }
}
