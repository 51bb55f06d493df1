package io.rondo.series;

import io.rondo.chat.Conversation;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventKind;
import io.rondo.event.EventValues;
import io.rondo.event.Recurrence;
import io.rondo.event.Schedule;
import io.rondo.pairing.PairingRequest;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the event's room asks of series: reads rules, shows them, and asks whether all that follow are meant. */
final class SeriesRecurrence implements Recurrence {

    static final String ONE = "one";
    static final String ALL = "all";

    /** How many dates are compared to see whether a rule repeats before an event is over. */
    private static final int COMPARED = 60;

    private final SeriesBook book;
    private final SeriesChanges changes;
    private final SeriesView view;

    SeriesRecurrence(SeriesBook book, SeriesChanges changes, SeriesView view) {
        this.book = book;
        this.changes = changes;
        this.view = view;
    }

    @Override
    public Optional<String> read(
            String written, Schedule schedule, EventKind kind, Optional<Integer> rounds, Instant now) {
        return switch (RepeatReader.read(written, schedule.zone(), now)) {
            case RepeatReader.Reading.Never never -> Optional.empty();
            case RepeatReader.Reading.Unclear(RepeatReader.Reason reason) -> throw unclear(reason, written);
            case RepeatReader.Reading.Read(RepeatRule rule) -> {
                requireSense(rule, schedule, kind, rounds, written);
                yield Optional.of(rule.text());
            }
        };
    }

    private static UserError unclear(RepeatReader.Reason reason, String written) {
        return switch (reason) {
            case NOT_UNDERSTOOD -> new UserError("series.error.rule", "written", written).about("repeat");
            case TIMES_OF_DAY -> new UserError("series.error.times-of-day").about("repeat");
            case INTERVAL ->
                new UserError("series.error.interval", "most", SeriesLimits.LARGEST_INTERVAL).about("repeat");
            case UNTIL -> new UserError("series.error.until", "written", written).about("repeat");
        };
    }

    private static void requireSense(
            RepeatRule rule, Schedule schedule, EventKind kind, Optional<Integer> rounds, String written) {
        LocalDate first = schedule.startsAt().atZone(schedule.zone()).toLocalDate();
        List<LocalDate> dates = Occurrences.from(rule, first, first, COMPARED);
        if (dates.size() < 2) {
            throw new UserError("series.error.never", "written", written).about("repeat");
        }
        long shortest = Long.MAX_VALUE;
        for (int i = 1; i < dates.size(); i++) {
            shortest = Math.min(shortest, ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i)));
        }
        Duration length = length(schedule, kind, rounds);
        if (length.compareTo(Duration.ofDays(shortest)) > 0) {
            throw new UserError("series.error.too-frequent", "length", length, "days", shortest).about("repeat");
        }
    }

    /** From the start to the end, as far as it is known before anybody has registered. */
    private static Duration length(Schedule schedule, EventKind kind, Optional<Integer> rounds) {
        if (kind != EventKind.PAIRING) {
            return schedule.roundLength();
        }
        int most = rounds.orElse(PairingRequest.DEFAULT_ROUNDS);
        return schedule.roundLength()
                .plus(schedule.breakLength())
                .multipliedBy(most)
                .plus(schedule.grace())
                .plus(schedule.ratingWindow());
    }

    @Override
    public RichText describe(UnitOfWork work, Event event, Words words) {
        return view.of(work, event, words);
    }

    @Override
    public void published(UnitOfWork work, Event event) {
        book.begin(work, event);
    }

    @Override
    public List<ButtonRow> buttons(Conversation conversation, Event event) {
        return book.of(conversation.work(), event.id())
                .filter(series -> series.stoppedAt().isEmpty() && event.state().takesRegistrations())
                .map(series -> List.of(ButtonRow.of(follow(conversation, series, event))))
                .orElse(List.of());
    }

    private static Button follow(Conversation conversation, Series series, Event event) {
        Words words = conversation.words();
        return conversation.work().store(SeriesStore.class).follows(series.id(), conversation.personId())
                ? Button.normal(
                        words.label("series.button.unfollow"),
                        Action.of("series unfollow").with("series", series.id()))
                : Button.normal(
                        words.label("series.button.follow"),
                        Action.of("series follow").with("event", event.id()));
    }

    @Override
    public Optional<Reply> following(
            Conversation conversation, Event event, String command, UnaryOperator<EventValues> change) {
        UnitOfWork work = conversation.work();
        String scope = conversation.options().text(SCOPE).orElse("");
        Optional<Series> series = scope.equals(ONE) ? Optional.empty() : book.of(work, event.id());
        if (series.isEmpty()) {
            return Optional.empty();
        }
        Series locked = book.lock(work, series.get().id());
        SeriesChanges.From from = changes.from(work, locked, event);
        if (from.isAlone()) {
            return Optional.empty();
        }
        return Optional.of(
                scope.equals(ALL)
                        ? changes.apply(conversation, from, command, change)
                        : question(conversation, locked, event, command));
    }

    private static Reply question(Conversation conversation, Series series, Event event, String command) {
        Words words = conversation.words();
        Map<String, String> options = new TreeMap<>(conversation.options().raw());
        // What was typed may mean something else by the time a button is pressed.
        options.put("event", event.id().toString());
        conversation.options().moment("starts").ifPresent(at -> options.put("starts", at.toString()));
        Action choose = Action.of("series choose")
                .with("event", event.id())
                .with("do", command)
                .with("with", Json.write(options));
        return Reply.text(
                words.text(
                        "series.question",
                        "title",
                        event.title(),
                        "rule",
                        RepeatPhrase.of(series.repeatRule(), words),
                        "at",
                        event.schedule().startsAt()),
                ButtonRow.of(
                        Button.primary(words.label("series.button.one"), choose.with(SCOPE, ONE)),
                        Button.normal(words.label("series.button.all"), choose.with(SCOPE, ALL))));
    }
}
