package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.member.Addressee;
import io.rondo.registration.Registration;
import io.rondo.tx.UnitOfWork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells people about their evening: puts notices on the way; {@code RoundMessages} in {@code round.chat} puts them into words when they arrive, from the
 * rows as they are then. Safe to use from several threads.
 */
public final class RoundNotices {

    public static final String EVENT_WILL_TAKE_PLACE = "event_will_take_place";
    public static final String EVENT_SKIPPED = "event_skipped";
    public static final String EVENT_UNPLACED = "event_unplaced";
    public static final String READY_REQUEST = "ready_request";
    public static final String ROUND_INVITATION = "round_invitation";
    public static final String RATING_REQUEST = "rating_request";

    /** What a person sees of the evening has changed: the message that they have is edited. */
    public static final String EVENING_CHANGED = "evening_changed";

    public static final String WRAP_UP = "wrap_up";
    public static final String MATCH = "match";
    public static final String HOST_CARD = "host_card";

    private final Neighbours rooms;

    /** The body of a notice about a pair. */
    public record AboutPair(UUID pairId, int planVersion) {}

    /** The body of a notice that says all by its type. */
    public record Plain(int planVersion) {}

    public RoundNotices(Neighbours rooms) {
        this.rooms = rooms;
    }

    /** The same notice to those people of the event. */
    void tell(UnitOfWork work, Event event, String type, Collection<UUID> personIds) {
        if (personIds.isEmpty()) {
            return;
        }
        Plain body = new Plain(event.progress().planVersion());
        rooms.notices().tell(work, event, type, accounts(work, event, personIds).values(), account -> body);
    }

    /** The same notice to these registrations' accounts. */
    void tellRegistered(UnitOfWork work, Event event, String type, Collection<Registration> registrations) {
        if (registrations.isEmpty()) {
            return;
        }
        Plain body = new Plain(event.progress().planVersion());
        rooms.notices()
                .tell(
                        work,
                        event,
                        type,
                        registrations.stream().map(Registration::accountId).toList(),
                        account -> body);
    }

    /** A notice about each pair to both of its people. */
    void tellPairs(UnitOfWork work, Event event, String type, Collection<RoundPair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        List<UUID> people =
                pairs.stream().flatMap(pair -> pair.people().stream()).toList();
        Map<UUID, UUID> accounts = accounts(work, event, people);
        Map<UUID, AboutPair> bodies = new LinkedHashMap<>();
        for (RoundPair pair : pairs) {
            for (UUID person : pair.people()) {
                UUID account = accounts.get(person);
                if (account != null) {
                    bodies.put(account, new AboutPair(pair.id(), pair.planVersion()));
                }
            }
        }
        rooms.notices().tell(work, event, type, bodies.keySet(), bodies::get);
    }

    /** The host's card is drawn anew. */
    void hostCard(UnitOfWork work, Event event) {
        Plain body = new Plain(event.progress().planVersion());
        List<UUID> accounts =
                rooms
                        .people()
                        .addresseesOfPeople(work, rooms.events().hosts(work, event.id()), event.communityId())
                        .stream()
                        .map(Addressee::accountId)
                        .toList();
        rooms.notices().tell(work, event, HOST_CARD, accounts, account -> body);
    }

    private Map<UUID, UUID> accounts(UnitOfWork work, Event event, Collection<UUID> personIds) {
        return rooms.registrations().placed(work, event.id()).stream()
                .filter(one -> personIds.contains(one.personId()))
                .collect(Collectors.toMap(
                        Registration::personId, Registration::accountId, (one, other) -> one, LinkedHashMap::new));
    }
}
