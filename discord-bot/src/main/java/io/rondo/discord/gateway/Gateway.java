package io.rondo.discord.gateway;

import io.rondo.runtime.db.SessionLock;
import io.rondo.runtime.duty.Duty;
import io.rondo.runtime.duty.NotNowException;
import io.rondo.runtime.duty.Shift;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;

/**
 * Keeps the bot logged in, in one process for each token and range of shards. Reconnecting is JDA's; a session that ended for good
 * is begun anew. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    /** What an operator does about a token that Discord does not accept. */
    public static final String TOKEN_NOT_ACCEPTED =
            "the token is not accepted: copy it from the developer portal again (Bot, Reset Token; DISCORD_TOKEN)";

    /** A login counts against a thousand a day, so what keeps failing is not tried more often than every two minutes. */
    private static final Duty.Pauses PAUSES = new Duty.Pauses(Duration.ofSeconds(1), Duration.ofMinutes(2));

    private final Duty<LoggedIn> duty;

    /** @param goodbye lets what is in hand finish */
    private record LoggedIn(Session session, Runnable goodbye) implements Shift {

        @Override
        public Optional<String> problem() {
            return session.problem();
        }

        @Override
        public Optional<String> end() {
            return session.end();
        }

        @Override
        public void finish() {
            goodbye.run();
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /**
     * Does not begin before {@link #start}.
     *
     * @param lock held by the one process that runs these shards of the bot
     * @param login opens a session, or throws
     * @param goodbye lets what is in hand finish, before the session is closed at the end of the process
     */
    public Gateway(SessionLock lock, Supplier<Session> login, Runnable goodbye) {
        this.duty = new Duty<>("discord-gateway", lock, () -> new LoggedIn(loggedIn(login), goodbye), PAUSES);
    }

    private static Session loggedIn(Supplier<Session> login) throws NotNowException {
        try {
            return login.get();
        } catch (InvalidTokenException refused) {
            throw new NotNowException(TOKEN_NOT_ACCEPTED);
        }
    }

    /** Begins and returns at once; call once. */
    public void start() {
        duty.start();
    }

    /** Whether its thread runs. */
    public boolean isAlive() {
        return duty.isAlive();
    }

    /** The session of this process; empty before the login, and while another process has it. */
    public Optional<Session> session() {
        return duty.shift().map(LoggedIn::session);
    }

    /** Why nothing comes in, in words for the operator; empty when all is well, also while another process has the session. */
    public Optional<String> problem() {
        return duty.problem();
    }

    /** Lets what is in hand finish, says goodbye to Discord, and lets go of the lock. */
    @Override
    public void close() {
        duty.close();
    }
}
