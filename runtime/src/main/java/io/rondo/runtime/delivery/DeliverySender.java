package io.rondo.runtime.delivery;

import io.rondo.bus.Infrastructure;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.delivery.Outgoing;
import io.rondo.delivery.Pace;
import io.rondo.delivery.Sending;
import io.rondo.delivery.Transport;
import io.rondo.delivery.Transport.Outcome;
import io.rondo.runtime.db.SessionLock;
import io.rondo.tx.Bell;
import io.rondo.tx.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The one sender of a platform: drains its deliveries through the transport, in order within a chat. Of several processes the
 * one that holds the lock sends. Woken by commits, by the end of pauses, and every poll; outlives every failure.
 */
public final class DeliverySender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeliverySender.class);
    /** How many chats are looked at beyond those that can be sent to, since the pace may hold some back. */
    private static final int LOOK_AHEAD = 50;
    /** Failures that the transport did not foresee, before the delivery is given up. */
    private static final int MOST_SURPRISES = 5;

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);

    private final Sending sending;
    private final Transport transport;
    private final SessionLock lock;
    private final SenderSettings settings;
    private final InstantSource clock;
    private final DeliveryMetrics metrics;
    private final Platform platform;
    private final Pauses pauses;
    private final Bell bell = new Bell();
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Set<Thread> sends = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param lock held by the platform's and token's one sender
     * @param deliveryBell rung when a commit left something to send
     */
    public DeliverySender(
            Sending sending,
            Transport transport,
            SessionLock lock,
            Bell deliveryBell,
            SenderSettings settings,
            InstantSource clock,
            DeliveryMetrics metrics) {
        this.sending = sending;
        this.transport = transport;
        this.lock = lock;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        this.platform = transport.platform();
        this.pauses = new Pauses(settings.longestBackOff());
        deliveryBell.alsoRings(bell);
        this.thread = Thread.ofPlatform()
                .name("deliveries-" + platform.key())
                .daemon()
                .unstarted(this::run);
    }

    /**
     * The lock of all processes that would send on the platform with the same account.
     *
     * @param account tells one bot account of the platform from another, such as its id; never the token itself
     */
    public static SessionLock lock(javax.sql.DataSource unpooled, Platform platform, String account) {
        return new SessionLock(unpooled, "rondo deliveries " + platform.key() + " " + account);
    }

    /** Begins; call once. */
    public void start() {
        thread.start();
    }

    /** Whether its thread runs. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    public Platform platform() {
        return platform;
    }

    private void run() {
        Duration backOff = FIRST_BACK_OFF;
        while (stopping.getCount() > 0) {
            try {
                boolean more = isOnDuty() && pass();
                backOff = FIRST_BACK_OFF;
                if (!more) {
                    bell.await(untilNextLook());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | Error failure) {
                log.warn("Deliveries to {} must wait: {}", platform.key(), failure.toString());
                log.debug("Because of", failure);
                backOff = pause(backOff);
            }
        }
    }

    /** Holds the lock only while it can send: another process may be able to. */
    private boolean isOnDuty() {
        if (!transport.isReady()) {
            if (sends.isEmpty()) {
                lock.close();
            }
            return false;
        }
        return lock.check() != SessionLock.Hold.NONE;
    }

    private Duration pause(Duration backOff) {
        try {
            stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            stopping.countDown();
        }
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    private Duration untilNextLook() {
        Instant now = clock.instant();
        Duration left =
                pauses.nextEnd(now).map(end -> Duration.between(now, end)).orElse(settings.poll());
        return left.compareTo(settings.poll()) < 0 ? left : settings.poll();
    }

    /** Begins what can be sent now. Returns whether there may be more at once. */
    private boolean pass() {
        Instant now = clock.instant();
        int room = settings.parallelChats() - inFlight.size();
        if (room <= 0) {
            return false;
        }
        boolean platformWaits = pauses.platformWaits(now);
        // Also while nothing may be sent: what expires meanwhile is settled.
        Sending.Choice choice =
                sending.choose(List.copyOf(inFlight), pauses.waiting(now), platformWaits ? 0 : room + LOOK_AHEAD);
        count("expired", choice.expired());
        count("superseded", choice.superseded());
        List<Outgoing> chosen = withinPace(choice.next(), room, now);
        if (chosen.isEmpty()) {
            return false;
        }
        sending.begin(chosen).forEach(this::sendBeside);
        return inFlight.size() < settings.parallelChats();
    }

    /** Takes from the pace what it chooses; what the pace holds back waits as long as it says. */
    private List<Outgoing> withinPace(List<Outgoing> next, int room, Instant now) {
        Pace pace = settings.pace();
        List<Outgoing> chosen = new ArrayList<>();
        for (Outgoing outgoing : next) {
            Instant earliest = pace.earliest(outgoing.chat(), now);
            if (earliest.isAfter(now)) {
                pauses.pauseChat(outgoing.chat(), earliest);
            } else if (chosen.size() < room) {
                pace.took(outgoing.chat(), now);
                chosen.add(outgoing);
            }
        }
        return chosen;
    }

    private void sendBeside(Outgoing outgoing) {
        inFlight.add(outgoing.chat());
        Thread send = Thread.ofVirtual().name("send-" + platform.key()).unstarted(() -> {
            try {
                settleSurely(outgoing, send(outgoing));
            } finally {
                inFlight.remove(outgoing.chat());
                sends.remove(Thread.currentThread());
                bell.ring();
            }
        });
        sends.add(send);
        send.start();
    }

    /** How one send ended. */
    private sealed interface Result {
        record Said(Outcome outcome) implements Result {}

        /** A failure that no transport should let out. */
        record Broke(RuntimeException failure) implements Result {}
    }

    private Result send(Outgoing outgoing) {
        try {
            Reply reply = Json.read(outgoing.reply(), Reply.class);
            return new Result.Said(transport.send(outgoing.id(), outgoing.target(), reply));
        } catch (JacksonException unreadable) {
            return new Result.Said(
                    new Outcome.Rejected("the stored reply cannot be read: " + unreadable.getOriginalMessage()));
        } catch (RuntimeException failure) {
            return Infrastructure.isAway(failure)
                    ? new Result.Said(new Outcome.Away(failure.toString()))
                    : new Result.Broke(failure);
        }
    }

    /** What the platform said must reach the row: as long as the database is away, its chat waits. */
    private void settleSurely(Outgoing outgoing, Result result) {
        Duration backOff = FIRST_BACK_OFF;
        while (true) {
            try {
                switch (result) {
                    case Result.Said(Outcome outcome) -> settle(outgoing, outcome);
                    case Result.Broke(RuntimeException failure) -> broke(outgoing, failure);
                }
                return;
            } catch (RuntimeException failure) {
                if (stopping.getCount() == 0) {
                    log.error(
                            "{} {} stays unsettled and will be sent again: {}",
                            outgoing.kind(),
                            outgoing.id(),
                            failure.toString());
                    return;
                }
                log.warn("{} {} cannot be settled yet: {}", outgoing.kind(), outgoing.id(), failure.toString());
                backOff = pause(backOff);
            }
        }
    }

    private void settle(Outgoing outgoing, Outcome outcome) {
        Instant now = clock.instant();
        String chat = outgoing.chat();
        switch (outcome) {
            case Outcome.Sent(String messageId) -> {
                sending.sent(outgoing, messageId);
                pauses.answered(chat);
                metrics.sent(platform, outgoing.kind(), Duration.between(outgoing.notBefore(), now));
            }
            case Outcome.MessageGone gone -> {
                if (outgoing.messageId().isEmpty()) {
                    reject(outgoing, "the platform misses a message that was not to be edited");
                } else {
                    sending.gone(outgoing);
                    pauses.answered(chat);
                }
            }
            case Outcome.Unreachable(String reason) -> {
                sending.unreachable(outgoing, reason);
                pauses.answered(chat);
                count("unreachable", 1);
            }
            case Outcome.Moved(String newChat) -> {
                if (newChat.equals(chat)) {
                    reject(outgoing, "the chat is said to have moved to where it is");
                } else {
                    sending.moved(outgoing, newChat);
                    pauses.answered(chat);
                }
            }
            case Outcome.TooFast(Duration retryAfter, boolean wholePlatform) -> {
                sending.waits(outgoing, "too fast, after " + retryAfter);
                if (wholePlatform) {
                    pauses.pausePlatform(now.plus(retryAfter));
                }
                pauses.pauseChat(chat, now.plus(retryAfter));
            }
            case Outcome.Away(String reason) -> {
                sending.waits(outgoing, reason);
                pauses.away(chat, now);
                log.warn("{} is away for {}: {}", platform.key(), outgoing.kind(), reason);
            }
            case Outcome.Rejected(String reason) -> reject(outgoing, reason);
        }
    }

    private void broke(Outgoing outgoing, RuntimeException failure) {
        if (outgoing.attempts() + 1 >= MOST_SURPRISES) {
            reject(outgoing, failure.toString());
        } else {
            sending.failedOnce(outgoing, failure.toString());
            pauses.away(outgoing.chat(), clock.instant());
        }
        log.error("Sending {} {} to {} broke", outgoing.kind(), outgoing.id(), platform.key(), failure);
    }

    private void reject(Outgoing outgoing, String reason) {
        sending.rejected(outgoing, reason);
        pauses.answered(outgoing.chat());
        log.error("{} {} was rejected by {}: {}", outgoing.kind(), outgoing.id(), platform.key(), reason);
        count("failed", 1);
    }

    private void count(String outcome, int howMany) {
        if (howMany > 0) {
            metrics.settled(platform, outcome, howMany);
        }
    }

    /** Begins nothing more and waits a while for sends under way, then interrupts them; those will be sent again. */
    @Override
    public void close() {
        stopping.countDown();
        bell.ring();
        long deadline = System.nanoTime() + settings.goodbye().toNanos();
        try {
            thread.join(settings.goodbye());
            for (Thread send : Set.copyOf(sends)) {
                if (!send.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    send.interrupt();
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        lock.close();
    }
}
