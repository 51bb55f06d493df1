package io.rondo.discord.gateway;

import io.rondo.runtime.db.SessionLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the bot logged in, in one process for each token and range of shards: waits for the lock, logs in, and stays until the
 * lock is lost or the process ends. Reconnecting is JDA's; a session that ended for good is begun anew. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    /** What an operator does about a token that Discord does not accept. */
    public static final String TOKEN_NOT_ACCEPTED =
            "the token is not accepted: copy it from the developer portal again (Bot, Reset Token; DISCORD_TOKEN)";

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    /** A login counts against a thousand a day, so what keeps failing is not tried more often than this. */
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(2);

    private static final Duration GOODBYE = Duration.ofSeconds(25);

    private final SessionLock lock;
    private final Supplier<Session> login;
    private final Runnable goodbye;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("discord-gateway").unstarted(this::run);
    private volatile Optional<Session> session = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    /**
     * Does not begin before {@link #start}.
     *
     * @param lock held by the one process that runs these shards of the bot
     * @param login opens a session, or throws
     * @param goodbye lets what is in hand finish, before the session is closed at the end of the process
     */
    public Gateway(SessionLock lock, Supplier<Session> login, Runnable goodbye) {
        this.lock = lock;
        this.login = login;
        this.goodbye = goodbye;
    }

    /** Begins and returns at once; call once. */
    public void start() {
        thread.start();
    }

    /** Whether its thread runs. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** The session of this process; empty before the login, and while another process has it. */
    public Optional<Session> session() {
        return session;
    }

    /** Why nothing comes in, in words for the operator; empty when all is well, also while another process has the session. */
    public Optional<String> problem() {
        return session.flatMap(Session::problem).or(() -> problem);
    }

    private void run() {
        Duration backOff = FIRST_BACK_OFF;
        while (stopping.getCount() > 0) {
            try {
                look();
                await(LOOK);
                backOff = session.isPresent() ? FIRST_BACK_OFF : backOff;
            } catch (InvalidTokenException refused) {
                problem = Optional.of(TOKEN_NOT_ACCEPTED);
                log.warn("Discord: {}", TOKEN_NOT_ACCEPTED);
                backOff = pause(backOff);
            } catch (SessionEndedException ended) {
                problem = Optional.of(ended.reason);
                log.warn("Discord: {}", ended.reason);
                backOff = pause(backOff);
            } catch (RuntimeException | Error failure) {
                problem = Optional.of("Discord does not let the bot log in: "
                        + failure.getClass().getSimpleName());
                log.warn("Discord does not let the bot log in, trying again in {} s", backOff.toSeconds(), failure);
                backOff = pause(backOff);
            }
        }
    }

    private void look() {
        if (lock.check() == SessionLock.Hold.NONE) {
            endSession();
            problem = Optional.empty();
            return;
        }
        Optional<String> end = session.flatMap(Session::end);
        if (end.isPresent()) {
            endSession();
            throw new SessionEndedException(end.get());
        }
        if (session.isEmpty()) {
            session = Optional.of(login.get());
            problem = Optional.empty();
            log.info("Discord: the bot logged in");
        }
    }

    /** Discord ended the session, and reconnecting would not help. */
    private static final class SessionEndedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        SessionEndedException(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private Duration pause(Duration backOff) {
        await(backOff);
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    private void await(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            stopping.countDown();
        }
    }

    private void endSession() {
        session.ifPresent(Session::close);
        session = Optional.empty();
    }

    /** Lets what is in hand finish, says goodbye to Discord, and lets go of the lock. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(GOODBYE)) {
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        session.ifPresent(open -> goodbye.run());
        endSession();
        lock.close();
    }
}
