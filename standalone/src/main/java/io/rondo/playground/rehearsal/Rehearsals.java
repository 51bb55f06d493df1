package io.rondo.playground.rehearsal;

import io.rondo.chat.reply.Reply;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Begins rehearsals and tells how they go. Safe to use from several threads. */
public final class Rehearsals {

    private static final int MOST_SHOWN = 10;

    private final Stage stage;
    private final Transactor transactor;

    /**
     * What is to be rehearsed.
     *
     * @param people from 4 to {@link Cast#most}
     * @param event the id or title of an event that takes registrations; empty for one of its own
     * @param round how long a round is, at an event of its own
     * @param inAll how long until the results, about, at an event of its own
     */
    public record Wish(int people, Optional<String> event, Duration round, Duration inAll, long seed) {}

    /** What became of a wish. */
    public sealed interface Begun {
        record Begins(Rehearsal rehearsal, String title, List<String> people) implements Begun {}

        record NoSuchEvent(String wanted) implements Begun {}

        /** The bot would not make the event, in its own words. */
        record Refused(String answer) implements Begun {}
    }

    public Rehearsals(Stage stage, Transactor transactor) {
        this.stage = stage;
        this.transactor = transactor;
    }

    /** Brings people in, and makes an event for them where none is named; from then on the driver plays them. */
    public Begun begin(Wish wish) {
        Set<String> humans = stage.humans();
        List<Cast.Member> players = Cast.players(wish.people(), humans);
        players.forEach(stage::enter);
        List<String> names = players.stream().map(Cast.Member::name).toList();
        return wish.event()
                .map(wanted -> openEvent(wanted)
                        .<Begun>map(event -> begin(event, Optional.empty(), wish.seed(), names))
                        .orElseGet(() -> new Begun.NoSuchEvent(wanted)))
                .orElseGet(() -> beginWithEvent(wish, Cast.host(humans), names));
    }

    private Begun beginWithEvent(Wish wish, Cast.Member host, List<String> names) {
        stage.enter(host);
        String title = "Rehearsal "
                + (1 + transactor.call(work -> work.store(RehearsalStore.class).count()));
        Timetable timetable = Timetable.fitting(wish.people(), wish.round(), wish.inAll());
        List<Reply> answer = stage.say(host.name(), timetable.command(title, wish.people()));
        return openEvent(title)
                .<Begun>map(event -> begin(event, Optional.of(host.name()), wish.seed(), names))
                .orElseGet(() -> new Begun.Refused(
                        answer.stream().flatMap(Rehearsals::text).collect(Collectors.joining("\n"))));
    }

    private static Stream<String> text(Reply reply) {
        return switch (reply) {
            case Reply.Text text -> Stream.of(text.text().plain());
            case Reply.Card card -> Stream.of(card.title(), card.text().plain());
            default -> Stream.empty();
        };
    }

    private Optional<UUID> openEvent(String wanted) {
        return transactor.call(work -> work.store(RehearsalStore.class).openEvent(wanted));
    }

    private Begun begin(UUID eventId, Optional<String> host, long seed, List<String> names) {
        return transactor.call(work -> {
            RehearsalStore store = work.store(RehearsalStore.class);
            Rehearsal rehearsal = store.begin(eventId, host, seed, work.now());
            store.cast(rehearsal.id(), names);
            return new Begun.Begins(
                    rehearsal, store.event(eventId).orElseThrow().title(), names);
        });
    }

    /** The newest rehearsals and how they go, the newest first. */
    public List<Progress> newest() {
        return transactor.call(work -> work.store(RehearsalStore.class).newest(MOST_SHOWN).stream()
                .flatMap(rehearsal -> progress(work, rehearsal).stream())
                .toList());
    }

    private static Optional<Progress> progress(UnitOfWork work, Rehearsal rehearsal) {
        RehearsalStore store = work.store(RehearsalStore.class);
        return store.event(rehearsal.eventId())
                .map(event -> Progress.of(
                        rehearsal, event, store.castOf(rehearsal.id()), store.result(rehearsal.eventId()), work.now()));
    }
}
