package io.rondo.discord.event;

import io.rondo.discord.chore.Chore;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.rest.Result;
import io.rondo.mirror.MirrorRefusal;
import io.rondo.mirror.ServerEvent;
import io.rondo.mirror.ServerEvent.State;
import io.rondo.mirror.ServerEvent.Wanted;
import io.rondo.mirror.ServerEvents;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps servers' own events like ours, one request at a time. Before an entry is made the server's list is read: one of ours that a
 * crash left unknown is taken up instead of made twice, and a full list is not asked for one more. Safe in several processes at
 * once: a row is claimed for as long as its requests may take.
 *
 * <p>Source: Discord's reference on guild scheduled events (states, external entries, at most 100 that are scheduled or active).
 */
public final class EventKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventKeeper.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 4;

    /** The most entries of one server. */
    static final int MOST_ENTRIES = 100;

    private static final int EXTERNAL = 3;
    private static final int MEMBERS_ONLY = 2;
    private static final int UNKNOWN_ENTRY = 10070;
    private static final int NO_ACCESS = 50001;
    private static final int NO_PERMISSION = 50013;
    private static final int TOO_MANY = 30038;

    private final Transactor transactor;
    private final ServerEvents events;
    private final Rest rest;
    private final InstantSource clock;
    private final Chore chore;

    /** What became of a step. */
    private sealed interface Step {
        record Done() implements Step {}

        record Refused(MirrorRefusal refusal) implements Step {}

        record Later(Duration after) implements Step {}
    }

    public EventKeeper(Transactor transactor, ServerEvents events, Rest rest, InstantSource clock) {
        this.transactor = transactor;
        this.events = events;
        this.rest = rest;
        this.clock = clock;
        this.chore = new Chore("discord-events", POLL, this::pass);
    }

    /** Begins; call once. */
    public void start() {
        chore.start();
    }

    private boolean pass() {
        List<String> servers = rest.line().guilds().stream().map(Guild::getId).toList();
        if (servers.isEmpty()) {
            return false;
        }
        List<ServerEvent> due = transactor.call(work -> events.claim(work, servers, LEASE, MOST_AT_ONCE));
        due.forEach(this::keep);
        return due.size() == MOST_AT_ONCE;
    }

    private void keep(ServerEvent one) {
        switch (change(one)) {
            case Step.Done done -> transactor.run(work -> events.done(work, one));
            case Step.Refused(MirrorRefusal refusal) -> {
                log.info("An event is not among those of server {}: {}", one.server(), refusal);
                transactor.run(work -> events.refused(work, one, refusal));
            }
            case Step.Later(Duration after) -> transactor.run(work -> events.postpone(work, one, after));
        }
    }

    private Step change(ServerEvent one) {
        Optional<State> there = one.remoteState().filter(state -> !state.isFinal());
        if (one.remoteId().isEmpty() || there.isEmpty()) {
            return mayStillBeMade(one.wanted()) ? make(one) : new Step.Done();
        }
        Optional<MirrorRefusal> hindrance = hindrance(one.server());
        if (hindrance.isPresent()) {
            return new Step.Refused(hindrance.get());
        }
        String id = one.remoteId().get();
        State wanted = one.wanted().state();
        if (wanted == State.SCHEDULED) {
            return there.get() == State.SCHEDULED
                    ? patch(one, id, State.SCHEDULED, content(one.wanted()))
                    : new Step.Done();
        }
        if (wanted == State.CANCELED) {
            return move(one, id, there.get() == State.ACTIVE ? State.COMPLETED : State.CANCELED);
        }
        if (there.get() == State.SCHEDULED) {
            Step begun = move(one, id, State.ACTIVE);
            if (wanted == State.ACTIVE || !(begun instanceof Step.Done)) {
                return begun;
            }
        }
        return wanted == State.COMPLETED ? move(one, id, State.COMPLETED) : new Step.Done();
    }

    /** Discord takes none that has begun. */
    private boolean mayStillBeMade(Wanted wanted) {
        return wanted.state() == State.SCHEDULED && wanted.startsAt().isAfter(clock.instant());
    }

    /** Asked of ourselves first: each refusal of Discord's would count against us. */
    private Optional<MirrorRefusal> hindrance(String server) {
        boolean may = rest.line()
                .guild(server)
                .filter(guild -> guild.getSelfMember().hasPermission(Permission.CREATE_SCHEDULED_EVENTS)
                        || guild.getSelfMember().hasPermission(Permission.MANAGE_EVENTS))
                .isPresent();
        return may ? Optional.empty() : Optional.of(MirrorRefusal.NO_PERMISSION);
    }

    private Step make(ServerEvent one) {
        Optional<MirrorRefusal> hindrance = hindrance(one.server());
        if (hindrance.isPresent()) {
            return new Step.Refused(hindrance.get());
        }
        Result<DataArray> listed = rest.list(Route.Guilds.GET_SCHEDULED_EVENTS.compile(one.server()));
        if (!(listed instanceof Result.Done<DataArray>(DataArray entries))) {
            return after(listed, one);
        }
        Optional<String> left = leftByACrash(one, entries);
        if (left.isPresent()) {
            stands(one, left.get(), State.SCHEDULED);
            return patch(one, left.get(), State.SCHEDULED, content(one.wanted()));
        }
        long open = entries.stream(DataArray::getObject)
                .filter(entry -> entry.getInt("status", 1) <= 2)
                .count();
        if (open >= MOST_ENTRIES) {
            return new Step.Refused(MirrorRefusal.FULL);
        }
        Result<DataObject> made = rest.json(
                Route.Guilds.CREATE_SCHEDULED_EVENT.compile(one.server()),
                content(one.wanted()).put("entity_type", EXTERNAL).put("privacy_level", MEMBERS_ONLY));
        if (!(made instanceof Result.Done<DataObject>(DataObject entry))) {
            return after(made, one);
        }
        stands(one, entry.getString("id"), State.SCHEDULED);
        return new Step.Done();
    }

    /** An entry that we have made for this very event, but whose number was lost. */
    private Optional<String> leftByACrash(ServerEvent one, DataArray entries) {
        Set<String> known = transactor.call(work -> events.known(work, one.server()));
        String self = rest.line().rest().orElseThrow().getSelfUser().getId();
        return entries.stream(DataArray::getObject)
                .filter(entry -> entry.getInt("status", 1) == 1
                        && self.equals(entry.getString("creator_id", ""))
                        && entry.getString("name", "").equals(one.wanted().name())
                        && Instant.parse(entry.getString("scheduled_start_time"))
                                .equals(seconds(one.wanted().startsAt()))
                        && !known.contains(entry.getString("id")))
                .map(entry -> entry.getString("id"))
                .findFirst();
    }

    private Step move(ServerEvent one, String id, State to) {
        return patch(one, id, to, DataObject.empty().put("status", number(to)));
    }

    /** As Discord counts the states. */
    private static int number(State state) {
        return switch (state) {
            case SCHEDULED -> 1;
            case ACTIVE -> 2;
            case COMPLETED -> 3;
            case CANCELED -> 4;
        };
    }

    private Step patch(ServerEvent one, String id, State state, DataObject body) {
        Result<DataObject> result = rest.json(Route.Guilds.MODIFY_SCHEDULED_EVENT.compile(one.server(), id), body);
        if (result instanceof Result.Done<DataObject>) {
            stands(one, id, state);
            return new Step.Done();
        }
        if (result instanceof Result.Refused<DataObject> refused && refused.code() == UNKNOWN_ENTRY) {
            // Whoever deleted it there did so on purpose.
            stands(one, id, State.CANCELED);
            return state == State.SCHEDULED ? new Step.Refused(MirrorRefusal.DELETED) : new Step.Done();
        }
        return after(result, one);
    }

    private void stands(ServerEvent one, String id, State state) {
        transactor.run(work -> events.stands(work, one, id, state));
    }

    private static DataObject content(Wanted wanted) {
        return DataObject.empty()
                .put("name", wanted.name())
                .put("description", wanted.description())
                .put("scheduled_start_time", seconds(wanted.startsAt()).toString())
                .put("scheduled_end_time", seconds(wanted.endsAt()).toString())
                .put("entity_metadata", DataObject.empty().put("location", wanted.location()));
    }

    private static Instant seconds(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond());
    }

    private static Step after(Result<?> result, ServerEvent one) {
        return switch (result) {
            case Result.Done<?> done -> new Step.Done();
            case Result.TooFast<?>(Duration retryAfter, boolean everywhere) -> new Step.Later(retryAfter);
            case Result.Away<?> away -> new Step.Later(SOON.multipliedBy(one.attempts()));
            case Result.Refused<?> refused -> new Step.Refused(meaning(refused.code()));
        };
    }

    private static MirrorRefusal meaning(int code) {
        return switch (code) {
            case NO_ACCESS, NO_PERMISSION -> MirrorRefusal.NO_PERMISSION;
            case TOO_MANY -> MirrorRefusal.FULL;
            default -> MirrorRefusal.REFUSED;
        };
    }

    @Override
    public void close() {
        chore.close();
    }
}
