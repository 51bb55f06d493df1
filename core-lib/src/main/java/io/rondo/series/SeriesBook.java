package io.rondo.series;

import io.rondo.chat.UserError;
import io.rondo.event.Event;
import io.rondo.event.EventPattern;
import io.rondo.event.EventValues;
import io.rondo.event.Events;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Use cases on series: begun with a published event, carried on ahead of time, stopped. Each runs in the unit of work that it is given
 * and locks the series' row, under which its dates are claimed; safe to use from several threads.
 *
 * <p>The next events are made by a timer, which carries the series' version: an old one changes nothing. A date has one row, so it is
 * made once, whoever tries and however often.
 */
public final class SeriesBook {

    /** The type of the timer's message. */
    public static final String SERIES_DUE = "series_due";

    private static final int FAR = 400;

    private final Events events;
    private final SeriesLimits limits;
    private final Listener listener;

    /** The body of the timer's message. */
    public record SeriesDue(UUID seriesId, int version) {}

    /** Who wants to know what became of a date. */
    interface Listener {
        /** The next one is about to be published after that one. */
        void drafted(UnitOfWork work, UUID before, UUID draft);

        /** An event was made; nobody has a place in it yet. */
        void made(UnitOfWork work, Series series, Event event);

        /** It could not be published now, and is tried again; told once for each date. */
        void refused(UnitOfWork work, Series series, Instant start, Events.Publishing why);
    }

    SeriesBook(Events events, SeriesLimits limits, Listener listener) {
        this.events = events;
        this.limits = limits;
        this.listener = listener;
    }

    public SeriesLimits limits() {
        return limits;
    }

    /** @throws UserError when there is none */
    public Series get(UnitOfWork work, UUID id) {
        return work.store(SeriesStore.class).find(id).orElseThrow(() -> new UserError("series.error.gone"));
    }

    /** The series, its row locked until the unit of work ends. @throws UserError when there is none */
    public Series lock(UnitOfWork work, UUID id) {
        return work.store(SeriesStore.class).lock(id).orElseThrow(() -> new UserError("series.error.gone"));
    }

    /** The series that the event belongs to. */
    public Optional<Series> of(UnitOfWork work, UUID eventId) {
        return work.store(SeriesStore.class).ofEvent(eventId);
    }

    /** The community's series that go on, oldest first. */
    public List<Series> running(UnitOfWork work, UUID communityId) {
        return work.store(SeriesStore.class).running(communityId);
    }

    /**
     * Begins the series of a published event that has a rule and belongs to none yet.
     *
     * @throws UserError when the community has too many already
     */
    public void begin(UnitOfWork work, Event event) {
        SeriesStore store = work.store(SeriesStore.class);
        Optional<String> rule = event.repeatRule();
        if (rule.isEmpty() || store.ofEvent(event.id()).isPresent()) {
            return;
        }
        if (store.countRunning(event.communityId()) >= limits.running()) {
            throw new UserError("series.error.too-many", "most", limits.running());
        }
        ZoneId zone = event.schedule().zone();
        LocalDateTime first = event.schedule().startsAt().atZone(zone).toLocalDateTime();
        Series series = store.add(
                event.communityId(),
                rule.get(),
                first.toLocalDate(),
                first.toLocalTime(),
                zone.getId(),
                EventPattern.write(EventValues.of(event)),
                event.createdBy(),
                work.now());
        store.made(series.id(), series.firstDate(), event.id());
        advance(work, lock(work, series.id()));
    }

    /** A timer has come due: makes what is due, unless the timer is stale. */
    void due(UnitOfWork work, Message message) {
        SeriesDue due = message.bodyAs(SeriesDue.class);
        work.store(SeriesStore.class)
                .lock(due.seriesId())
                .filter(series -> series.version() == due.version())
                .ifPresent(series -> advance(work, series));
    }

    /** Makes what is due of the locked series, and waits for the next. */
    public void advance(UnitOfWork work, Series series) {
        SeriesStore store = work.store(SeriesStore.class);
        int version = store.nextVersion(series.id());
        if (series.stoppedAt().isPresent()) {
            return;
        }
        List<Instant> ahead = new ArrayList<>(store.startsAhead(series.id(), work.now()));
        Duration lead = lead(series);
        for (LocalDate date : open(work, series)) {
            Instant due = series.on(date).minus(lead);
            if (ahead.size() >= limits.ahead()) {
                // One more is made when the first of them begins.
                Instant first = ahead.stream().min(Instant::compareTo).orElseThrow();
                wake(work, series, version, first.isAfter(due) ? first : due);
                return;
            }
            if (due.isAfter(work.now())) {
                wake(work, series, version, due);
                return;
            }
            if (!make(work, series, date)) {
                wake(work, series, version, work.now().plus(limits.retry()));
                return;
            }
            ahead.add(series.on(date));
        }
    }

    private Duration lead(Series series) {
        Duration opens =
                EventPattern.read(series.pattern()).schedule().confirmOpens().plusDays(1);
        return opens.compareTo(limits.horizon()) > 0 ? opens : limits.horizon();
    }

    /** Dates to come that have no event and are not left out, in order: as many as could be made at once, and one more. */
    private List<LocalDate> open(UnitOfWork work, Series series) {
        return upcoming(work, series, limits.ahead() + 1).stream()
                .filter(dated -> dated.eventId().isEmpty() && !dated.state().equals("SKIPPED"))
                .map(SeriesStore.Dated::occursOn)
                .toList();
    }

    /**
     * Dates whose start is to come, in order, with what became of them ({@code OPEN} where nothing did yet): until so many are open, or
     * the rule ends.
     */
    List<SeriesStore.Dated> upcoming(UnitOfWork work, Series series, int open) {
        LocalDate today = LocalDate.ofInstant(work.now(), series.zoneId());
        Map<LocalDate, SeriesStore.Dated> known = work.store(SeriesStore.class).dates(series.id(), today).stream()
                .collect(Collectors.toMap(SeriesStore.Dated::occursOn, Function.identity()));
        List<SeriesStore.Dated> upcoming = new ArrayList<>();
        int opened = 0;
        for (LocalDate date : Occurrences.from(series.repeatRule(), series.firstDate(), today, FAR)) {
            if (!series.on(date).isAfter(work.now())) {
                continue;
            }
            SeriesStore.Dated dated = known.getOrDefault(date, new SeriesStore.Dated(date, "OPEN", Optional.empty()));
            upcoming.add(dated);
            opened += dated.eventId().isEmpty() && !dated.state().equals("SKIPPED") ? 1 : 0;
            if (opened >= open) {
                break;
            }
        }
        return upcoming;
    }

    private static void wake(UnitOfWork work, Series series, int version, Instant at) {
        work.sendAt(
                Message.to(Queue.DATEMAKER, SERIES_DUE, Message.Headers.NONE, new SeriesDue(series.id(), version)), at);
    }

    /** False when it cannot be published now. */
    private boolean make(UnitOfWork work, Series series, LocalDate date) {
        SeriesStore store = work.store(SeriesStore.class);
        Optional<UUID> before = store.newest(series.id());
        EventValues values = SeriesPattern.at(
                EventPattern.read(series.pattern()), series.communityId(), series.on(date), series.zoneId());
        Event draft = events.draft(work, values.build(), series.createdBy());
        // Whoever runs the last one runs this one.
        List<UUID> hosts = before.map(event -> events.hosts(work, event)).orElse(List.of());
        hosts.forEach(host -> events.addHost(work, draft.id(), host));
        if (!hosts.isEmpty() && !hosts.contains(series.createdBy())) {
            events.removeHost(work, draft.id(), series.createdBy());
        }
        before.ifPresent(event -> listener.drafted(work, event, draft.id()));
        Events.Publishing outcome = events.publish(work, draft.id());
        if (outcome instanceof Events.Publishing.Published(Event event, var ignored)) {
            store.made(series.id(), date, event.id());
            listener.made(work, series, event);
            return true;
        }
        events.discard(work, draft.id());
        if (store.refused(series.id(), date) == 1) {
            listener.refused(work, series, series.on(date), outcome);
        }
        return false;
    }

    /** No more are made; those that are there stay. False when it was stopped already. */
    public boolean stop(UnitOfWork work, Series locked) {
        boolean stopped = work.store(SeriesStore.class).stop(locked.id(), work.now()) == 1;
        work.store(SeriesStore.class).nextVersion(locked.id());
        return stopped;
    }

    /** Goes on with the dates to come; false when it was not stopped. */
    public boolean resume(UnitOfWork work, Series locked) {
        boolean resumed = work.store(SeriesStore.class).resume(locked.id()) == 1;
        if (resumed) {
            advance(work, lock(work, locked.id()));
        }
        return resumed;
    }
}
