package io.rondo.relay;

import io.rondo.event.Event;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.registration.Registration;
import io.rondo.registration.Registrations;
import io.rondo.safety.Safety;
import io.rondo.secret.SecretBox;
import io.rondo.tx.UnitOfWork;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Carries messages between the two of a match. Each use case runs in the given unit of work; safe to use from several threads. */
public final class Relay {

    static final String RELAYED = "relayed_message";

    /** The longest relayed message, in characters. */
    public static final int LONGEST = 1_500;

    private final Events events;
    private final EventNotices notices;
    private final Registrations registrations;
    private final Safety safety;
    private final People people;
    private final SecretBox box;

    /** The body of {@link #RELAYED}. */
    record Relayed(UUID matchId, UUID from, String text) {}

    /** Where a person's words go. */
    public record Line(UUID matchId, UUID eventId, UUID partnerId) {}

    /** Which way words went. */
    public enum Way {
        /** They are on their way. */
        SENT,
        /** The other is not written to, and finds them when they look. */
        KEPT
    }

    /** Words that wait for somebody to look. */
    public record Waiting(UUID matchId, int count) {}

    /** @param box hides words that wait */
    public Relay(
            Events events,
            EventNotices notices,
            Registrations registrations,
            Safety safety,
            People people,
            SecretBox box) {
        this.people = people;
        this.box = box;
        this.events = events;
        this.notices = notices;
        this.registrations = registrations;
        this.safety = safety;
    }

    /** What the person writes from now on goes to this match; empty when the relay is closed or the match is not theirs. */
    public Optional<Line> open(UnitOfWork work, UUID matchId, UUID personId) {
        Optional<Line> line = usable(work, matchId, personId);
        line.ifPresent(found -> work.store(RelayStore.class).open(personId, matchId, work.now()));
        return line;
    }

    /** The line that the person has open, if any. */
    public Optional<Line> current(UnitOfWork work, UUID personId) {
        return work.store(RelayStore.class).open(personId).flatMap(matchId -> usable(work, matchId, personId));
    }

    /** The line of a match that is theirs and open; empty otherwise. */
    public Optional<Line> find(UnitOfWork work, UUID matchId, UUID personId) {
        return usable(work, matchId, personId);
    }

    private Optional<Line> usable(UnitOfWork work, UUID matchId, UUID personId) {
        // Whoever was blocked meets a relay that looks closed, as any closed one does.
        return work.store(RelayStore.class)
                .find(matchId, personId)
                .filter(line -> !line.closed() && !safety.areApart(work, personId, line.partnerId()))
                .map(line -> new Line(line.matchId(), line.eventId(), line.partnerId()));
    }

    /** Sends the words to the other, on the account that they registered with; where that is not written to, they wait there. */
    public Way say(UnitOfWork work, Line line, UUID personId, String text) {
        Event event = events.get(work, line.eventId());
        Optional<UUID> account =
                registrations.find(work, line.eventId(), line.partnerId()).map(Registration::accountId);
        boolean written = account.filter(
                        id -> people.addressee(work, id, event.communityId()).mayBeWrittenTo())
                .isPresent();
        if (!written) {
            work.store(RelayStore.class)
                    .keep(
                            line.matchId(),
                            line.partnerId(),
                            box.close(text, line.matchId().toString()),
                            work.now());
            return Way.KEPT;
        }
        notices.tell(work, event, RELAYED, List.of(account.get()), id -> new Relayed(line.matchId(), personId, text));
        return Way.SENT;
    }

    /** How many words wait for the person, by match, oldest first. */
    public List<Waiting> waiting(UnitOfWork work, UUID personId) {
        return work.store(RelayStore.class).waiting(personId);
    }

    /** Takes out what waits for the person in the match, oldest first; it is kept no longer. */
    public List<String> read(UnitOfWork work, UUID matchId, UUID personId) {
        return work.store(RelayStore.class).take(matchId, personId).stream()
                .sorted(Comparator.comparing(RelayStore.Kept::saidAt))
                .flatMap(kept -> box.open(kept.text(), matchId.toString()).stream())
                .toList();
    }

    /** The person's words go nowhere any more; the relay itself stays open. */
    public void leave(UnitOfWork work, UUID personId) {
        work.store(RelayStore.class).leave(personId);
    }

    /** Ends the relay for both, for good. Closing it again changes nothing. */
    public void close(UnitOfWork work, UUID matchId, UUID personId) {
        RelayStore store = work.store(RelayStore.class);
        if (store.find(matchId, personId).isPresent()) {
            store.close(matchId, personId, work.now());
            store.leaveAll(matchId);
        }
    }
}
