package io.rondo.series;

import io.rondo.chat.Conversation;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.event.Event;
import io.rondo.event.EventPattern;
import io.rondo.event.EventState;
import io.rondo.event.EventValues;
import io.rondo.event.Events;
import io.rondo.event.Recurrence;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Changes to an event of a series and all that follow. Each event is changed by the host's own command, so that its people are told as
 * ever; then the series, so that those to come are like them. The event and then its series are locked.
 */
final class SeriesChanges {

    private static final List<Integer> CHANGEABLE = List.of(EventState.NOT_STARTED.id(), EventState.REG_CONFIRM.id());

    private final Events events;
    private final SeriesBook book;

    /** An event, its date, and those that follow it. */
    record From(Series series, Event event, LocalDate date, List<UUID> following, boolean more) {
        boolean isAlone() {
            return following.isEmpty() && !more;
        }
    }

    SeriesChanges(Events events, SeriesBook book) {
        this.events = events;
        this.book = book;
    }

    From from(UnitOfWork work, Series series, Event event) {
        SeriesStore store = work.store(SeriesStore.class);
        LocalDate date = store.dateOf(event.id()).orElseThrow();
        List<UUID> following = store.eventsFrom(series.id(), date, CHANGEABLE).stream()
                .filter(id -> !id.equals(event.id()))
                .toList();
        boolean more = series.stoppedAt().isEmpty()
                && !book.upcoming(work, series, 1).stream()
                        .filter(dated -> dated.occursOn().isAfter(date)
                                && dated.eventId().isEmpty())
                        .toList()
                        .isEmpty();
        return new From(series, event, date, following, more);
    }

    Reply apply(Conversation conversation, From from, String command, UnaryOperator<EventValues> change) {
        return switch (command) {
            case "event cancel" -> cancel(conversation, from);
            case "event move" ->
                move(
                        conversation,
                        from,
                        conversation.options().moment("starts").orElseThrow(),
                        from.series().zoneId());
            default -> edit(conversation, from, change);
        };
    }

    private Reply cancel(Conversation conversation, From from) {
        UnitOfWork work = conversation.work();
        book.stop(work, from.series());
        String reason = conversation.options().text("reason").orElseThrow();
        for (UUID event : all(from)) {
            conversation.goOn(one("event cancel", event).with("reason", reason));
        }
        Action undo = Action.of("series undo")
                .with("series", from.series().id())
                .with("from", from.date().toString());
        return Reply.text(
                conversation
                        .words()
                        .text(
                                "series.cancelled",
                                "title",
                                from.event().title(),
                                "following",
                                from.following().size(),
                                "undo",
                                events.limits().undo()),
                ButtonRow.of(Button.normal(conversation.words().label("event.button.undo"), undo)));
    }

    /** Takes back what {@link #cancel} did, as long as a single event could be taken back. */
    Reply undo(Conversation conversation, Series locked, LocalDate from) {
        UnitOfWork work = conversation.work();
        boolean late = locked.stoppedAt()
                .filter(at -> at.plus(events.limits().undo()).isBefore(work.now()))
                .isPresent();
        if (late) {
            return Reply.text(conversation.words().text("event.undo-too-late", "title", locked.title()));
        }
        for (UUID event :
                work.store(SeriesStore.class).eventsFrom(locked.id(), from, List.of(EventState.CANCELLED.id()))) {
            conversation.goOn(Action.of("event undo").with("event", event));
        }
        book.resume(work, locked);
        return Reply.text(conversation.words().text("series.undone", "title", locked.title()));
    }

    private Reply edit(Conversation conversation, From from, UnaryOperator<EventValues> change) {
        UnitOfWork work = conversation.work();
        Map<String, String> options = new LinkedHashMap<>(conversation.options().raw());
        // Each keeps its own start; a form sends that of the event that it was opened for.
        List.of("starts", "event", Recurrence.SCOPE).forEach(options::remove);
        for (UUID event : all(from)) {
            conversation.goOn(one("event edit", event).with(options));
        }
        EventValues pattern = change.apply(EventPattern.read(from.series().pattern()));
        work.store(SeriesStore.class).pattern(from.series().id(), EventPattern.write(pattern));
        conversation
                .options()
                .zone("zone")
                .ifPresent(zone ->
                        reschedule(conversation, from, from.event().schedule().startsAt(), zone));
        book.advance(work, book.lock(work, from.series().id()));
        return Reply.text(conversation
                .words()
                .text(
                        "series.changed",
                        "title",
                        events.get(work, from.event().id()).title(),
                        "following",
                        from.following().size()));
    }

    private Reply move(Conversation conversation, From from, Instant start, ZoneId zone) {
        reschedule(conversation, from, start, zone);
        UnitOfWork work = conversation.work();
        book.advance(work, book.lock(work, from.series().id()));
        return Reply.text(conversation
                .words()
                .text(
                        "series.moved",
                        "title",
                        from.event().title(),
                        "at",
                        start,
                        "following",
                        from.following().size()));
    }

    /** From this date on the series is at that time in that zone; events that were moved by themselves stay where they are. */
    private void reschedule(Conversation conversation, From from, Instant start, ZoneId zone) {
        Series series = from.series();
        LocalDateTime local = start.atZone(zone).toLocalDateTime();
        int days = Math.toIntExact(ChronoUnit.DAYS.between(from.date(), local.toLocalDate()));
        SeriesStore store = conversation.work().store(SeriesStore.class);
        List<SeriesStore.Dated> dates = store.dates(series.id(), from.date());
        RepeatRule rule = series.repeatRule();
        LocalDate first = series.firstDate();
        if (days != 0) {
            requireShiftable(conversation, from, local.toLocalDate());
            rule = rule.after(Occurrences.before(rule, first, from.date())).shifted(days);
            first = local.toLocalDate();
            store.forgetDates(series.id(), from.date());
            store.putDates(
                    series.id(),
                    dates.stream()
                            .map(dated -> new SeriesStore.Dated(
                                    dated.occursOn().plusDays(days), dated.state(), dated.eventId()))
                            .toList());
        }
        store.reschedule(series.id(), rule.text(), first, local.toLocalTime(), zone.getId());
        Series moved = book.get(conversation.work(), series.id());
        for (SeriesStore.Dated dated : dates) {
            dated.eventId()
                    .ifPresent(id -> moveOne(
                            conversation,
                            from,
                            id,
                            series.on(dated.occursOn()),
                            moved.on(dated.occursOn().plusDays(days))));
        }
    }

    private void moveOne(Conversation conversation, From from, UUID id, Instant before, Instant start) {
        Event event = events.get(conversation.work(), id);
        Instant now = event.schedule().startsAt();
        boolean asTheSeries = now.equals(before) || id.equals(from.event().id());
        if (asTheSeries && !now.equals(start) && event.state().takesRegistrations()) {
            conversation.goOn(one("event move", id).with("starts", start.toString()));
        }
    }

    private static void requireShiftable(Conversation conversation, From from, LocalDate wanted) {
        Series series = from.series();
        if (!series.repeatRule().canShift()) {
            throw new UserError(
                    "series.error.other-day",
                    "title",
                    from.event().title(),
                    "rule",
                    RepeatPhrase.of(series.repeatRule(), conversation.words()));
        }
        boolean overtakes = conversation
                .work()
                .store(SeriesStore.class)
                .lastBefore(series.id(), from.date())
                .filter(last -> !last.isBefore(wanted))
                .isPresent();
        if (overtakes) {
            throw new UserError("series.error.overtakes", "title", from.event().title());
        }
    }

    private static List<UUID> all(From from) {
        List<UUID> all = new java.util.ArrayList<>(List.of(from.event().id()));
        all.addAll(from.following());
        return all;
    }

    private static Action one(String command, UUID event) {
        return Action.of(command).with("event", event).with(Recurrence.SCOPE, SeriesRecurrence.ONE);
    }
}
