package io.rondo.bench.chat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rondo.Features;
import io.rondo.bench.chat.Target.Guest;
import io.rondo.call.CallProviders;
import io.rondo.call.PracticeCalls;
import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.dispatch.AnswerWriter;
import io.rondo.chat.reply.Action;
import io.rondo.delivery.Deliveries;
import io.rondo.event.EventLimits;
import io.rondo.secret.MasterKey;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The whole core on a database, as every process has it, and people in one community. Safe to use from several threads. */
final class House implements AutoCloseable {

    private static final String GROUP = "group";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Features features;
    private final AtomicInteger requests;
    private final Map<Action, String> buttons = new ConcurrentHashMap<>();

    /** @param requests numbers the requests, also those of others on the same database */
    House(DataSource database, int connections, MasterKey key, AtomicInteger requests) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(connections);
        this.pool = new HikariDataSource(config);
        this.jdbi = JdbiTransactor.jdbi(pool);
        this.requests = requests;
        this.features = new Features(new Features.Ports(
                new JdbiTransactor(jdbi, InstantSource.system(), new Bell()),
                new Deliveries(new Bell()),
                key,
                new CallProviders(List.of(new PracticeCalls("http://localhost:8080"))),
                EventLimits.DEFAULT,
                "bench"));
    }

    DataSource pool() {
        return pool;
    }

    /** Events that take registrations, made by their host in chat. */
    List<UUID> makeEvents(int count) {
        says("hedda", Role.MODERATOR, Place.GROUP, "/about");
        for (int i = 0; i < count; i++) {
            says("hedda", Role.MODERATOR, Place.DIRECT, """
                    /event create title:"Friday mixer" starts:"in 30d" capacity:10000 min:1 calls:practice publish:yes""");
        }
        List<UUID> events = jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM events ORDER BY id")
                .mapTo(UUID.class)
                .list());
        require(events.size() == count, events.size() + " of " + count + " events were made");
        return events;
    }

    /** People whom the community knows, with names of one length. */
    List<Guest> makeGuests(int count) {
        for (int i = 0; i < count; i++) {
            says("guest-%06d".formatted(i), Role.PLAYER, Place.GROUP, "/about");
        }
        List<Guest> guests = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT external_id, person_id, id FROM accounts WHERE external_id LIKE 'guest-%' ORDER BY external_id
                        """)
                .map((row, context) -> new Guest(
                        row.getString("external_id"),
                        row.getObject("person_id", UUID.class),
                        row.getObject("id", UUID.class)))
                .list());
        require(guests.size() == count, guests.size() + " of " + count + " people are known");
        return guests;
    }

    /** Signs the buttons of these events as a card does when it is shown, which is no part of a press. */
    void showCards(List<UUID> events) {
        for (Kind kind : Kind.values()) {
            events.forEach(event -> button(kind, event));
        }
    }

    /** A press on the card in the group, from the request to the committed answer. */
    void press(Kind kind, Target target) {
        dispatch(
                target.guest().externalId(),
                Role.PLAYER,
                Place.GROUP,
                Optional.of("card"),
                new Incoming.Input.Press(button(kind, target.event())),
                target.requestId());
    }

    /** Spreads the events over that many weeks, and gives each person a seat in some of them: the n-th in every so-many-th. */
    void spread(int weeks, int everySoManyth) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            UPDATE events e SET starts_at = starts_at + (n.n % :weeks) * interval '7 days'
                            FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM events) n WHERE n.id = e.id
                            """).bind("weeks", weeks).execute();
            handle.createUpdate("""
                            INSERT INTO registrations (event_id, person_id, account_id, state, registered_at, changed_at)
                            SELECT e.id, a.person_id, a.id, 'REGISTERED', now(), now()
                            FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM events) e
                            JOIN (SELECT id, person_id, row_number() OVER (ORDER BY external_id) AS n
                                  FROM accounts WHERE external_id LIKE 'guest-%') a ON (a.n + e.n) % :every = 0
                            """).bind("every", everySoManyth).execute();
            handle.execute("ANALYZE");
        });
    }

    /** Asks for the list of events in the group, from the request to the committed answer. */
    void asks(Guest guest, String line) {
        says(guest.externalId(), Role.PLAYER, Place.GROUP, line);
    }

    long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    String setting(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one());
    }

    int backendOfTheOnlyConnection() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT pg_backend_pid()")
                .mapTo(Integer.class)
                .one());
    }

    private String button(Kind kind, UUID event) {
        return buttons.computeIfAbsent(
                Action.of(kind.command()).with("event", event),
                action -> features.codec().encode(action));
    }

    private void says(String who, Role role, Place place, String line) {
        dispatch(
                who,
                role,
                place,
                Optional.empty(),
                new Incoming.Input.Line(line, true),
                Targets.nextRequestId(requests));
    }

    private void dispatch(
            String who, Role role, Place place, Optional<String> message, Incoming.Input input, String requestId) {
        String direct = "direct:" + who;
        Incoming incoming = new Incoming(
                requestId,
                Platform.PLAYGROUND,
                new Incoming.Sender(
                        who,
                        Optional.of(who),
                        who,
                        Optional.of("en"),
                        Optional.of("Europe/Berlin"),
                        Optional.of(role),
                        Optional.of(direct)),
                new Incoming.Chat(
                        place,
                        place == Place.GROUP ? GROUP : direct,
                        Optional.of("Playground"),
                        Optional.empty(),
                        message),
                input);
        features.dispatcher().dispatch(incoming, AnswerWriter.NONE);
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
