package io.rondo.discord.voice;

import io.rondo.call.VoiceRoom;
import io.rondo.call.VoiceRooms;
import io.rondo.discord.chore.Chore;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.voice.VoiceChannels.Making;
import io.rondo.discord.voice.VoiceChannels.Removal;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the voice channels that calls want and takes away those whose calls are over, also those that a crash left behind, with a row
 * or without one ({@link Orphans}). Safe in several processes at once: a room is claimed for as long as its requests may take.
 */
public final class RoomKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RoomKeeper.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** A room takes a handful of requests, each waited for within bounds. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int MOST_AT_ONCE = 8;
    /** A call that comes later than this is of no use in a round of minutes: the next provider gets the time. */
    private static final Duration LATEST = Duration.ofSeconds(40);

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Transactor transactor;
    private final VoiceRooms rooms;
    private final Rest rest;
    private final VoiceChannels channels;
    private final Orphans orphans;
    private final InstantSource clock;
    private final Chore chore;

    public RoomKeeper(Transactor transactor, VoiceRooms rooms, Rest rest, InstantSource clock) {
        this.transactor = transactor;
        this.rooms = rooms;
        this.rest = rest;
        this.channels = new VoiceChannels(rest);
        this.orphans = new Orphans(transactor, rooms, rest, channels, clock);
        this.clock = clock;
        this.chore = new Chore("discord-voice", POLL, this::pass);
    }

    /** Begins; call once. */
    public void start() {
        chore.start();
    }

    private boolean pass() {
        if (!rest.line().isOpen()) {
            return false;
        }
        orphans.look();
        List<VoiceRoom> due = transactor.call(work -> rooms.claim(work, LEASE, MOST_AT_ONCE));
        List<Thread> threads = due.stream()
                .map(room -> Thread.ofVirtual().name("discord-room").start(() -> keep(room)))
                .toList();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            return false;
        }
        return due.size() == MOST_AT_ONCE;
    }

    private void keep(VoiceRoom room) {
        try {
            if (room.state() == VoiceRoom.State.OPEN) {
                takeAway(room);
            } else if (room.isOver() && room.attempts() == 1) {
                transactor.run(work -> rooms.gone(work, room));
            } else {
                make(room);
            }
        } catch (RuntimeException failure) {
            // Its lease runs out, and it is tried again.
            log.warn("The voice channel {} must wait", room.name(), failure);
        }
    }

    private void make(VoiceRoom room) {
        switch (channels.make(room)) {
            case Making.Made(String guild, String channel, String url) ->
                transactor.run(work -> rooms.made(work, room, guild, channel, url));
            case Making.Never(String reason) -> transactor.run(work -> rooms.notMade(work, room, reason));
            case Making.Later(String why, Duration after) -> later(room, why, after);
        }
    }

    private void later(VoiceRoom room, String why, Duration after) {
        boolean tooLate = clock.instant().plus(after).isAfter(room.createdAt().plus(LATEST));
        if (room.isOver() || !tooLate) {
            transactor.run(work -> rooms.postpone(work, room, why, longer(after)));
        } else {
            // Whether a channel stands there after all is found out when the call is over.
            transactor.run(work -> rooms.notMade(work, room, why));
        }
    }

    private void takeAway(VoiceRoom room) {
        switch (channels.remove(room)) {
            case Removal.Gone gone -> transactor.run(work -> rooms.gone(work, room));
            case Removal.Later(String why, Duration after) -> {
                Duration wait = longer(after).multipliedBy(room.attempts());
                log.warn("The voice channel {} cannot be taken away now: {}", room.name(), why);
                transactor.run(work ->
                        rooms.postpone(work, room, why, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
            }
        }
    }

    private static Duration longer(Duration wait) {
        return wait.compareTo(AGAIN) < 0 ? AGAIN : wait;
    }

    @Override
    public void close() {
        chore.close();
    }
}
