package io.rondo.series;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** What repeats and when next, in words. Safe to use from several threads. */
final class SeriesView {

    private static final int SHOWN = 3;

    private final SeriesBook book;

    SeriesView(SeriesBook book) {
        this.book = book;
    }

    /** Of an event, published or not; empty where nothing repeats. */
    RichText of(UnitOfWork work, Event event, Words words) {
        return book.of(work, event.id())
                .map(series -> of(work, series, words))
                .or(() -> event.repeatRule().map(rule -> ofDraft(event, new RepeatRule(rule), words)))
                .orElse(RichText.EMPTY);
    }

    RichText of(UnitOfWork work, Series series, Words words) {
        RichText rule = RepeatPhrase.of(series.repeatRule(), words);
        if (series.stoppedAt().isPresent()) {
            return words.text("series.view.stopped", "rule", rule);
        }
        List<Instant> next = book.upcoming(work, series, SHOWN).stream()
                .filter(dated -> !dated.state().equals("SKIPPED"))
                .map(dated -> series.on(dated.occursOn()))
                .limit(SHOWN)
                .toList();
        return withDates(rule, next, words);
    }

    private static RichText ofDraft(Event draft, RepeatRule rule, Words words) {
        ZoneId zone = draft.schedule().zone();
        LocalDateTime first = draft.schedule().startsAt().atZone(zone).toLocalDateTime();
        LocalDate date = first.toLocalDate();
        List<Instant> next = Occurrences.from(rule, date, date.plusDays(1), SHOWN).stream()
                .map(one -> one.atTime(first.toLocalTime()).atZone(zone).toInstant())
                .toList();
        return withDates(RepeatPhrase.of(rule, words), next, words);
    }

    private static RichText withDates(RichText rule, List<Instant> next, Words words) {
        RichText dates = RichText.EMPTY;
        for (Instant start : next) {
            RichText date = new RichText(List.of(words.time(start, Span.Style.FULL)));
            dates = dates.isEmpty() ? date : dates.then(RichText.plain(" · ")).then(date);
        }
        return next.isEmpty()
                ? words.text("series.view.ended", "rule", rule)
                : words.text("series.view", "rule", rule, "dates", dates);
    }
}
