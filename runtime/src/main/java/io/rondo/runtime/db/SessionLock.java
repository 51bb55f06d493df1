package io.rondo.runtime.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL advisory lock that lives as long as its session: whoever holds it may do what only one process may, and when
 * that process dies the database lets go of it. Held on a connection of its own, so that it takes none from the pool.
 * Thread-safe.
 */
public final class SessionLock implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SessionLock.class);
    private static final int VALID_WITHIN_SECONDS = 5;

    private final DataSource unpooled;
    private final String name;
    private Optional<Connection> session = Optional.empty();
    private boolean complained;

    /**
     * @param unpooled opens a new connection with each call
     * @param name what the lock is for, the same in all processes
     */
    public SessionLock(DataSource unpooled, String name) {
        this.unpooled = unpooled;
        this.name = name;
    }

    /** How it stands with the lock. */
    public enum Hold {
        /** Held since this call: someone else may have held it in between. */
        GAINED,
        /** Held as before. */
        KEPT,
        /** Not held: another process has it, or the database is away. */
        NONE
    }

    /** Takes the lock if it is free, or looks whether it is still held. Does not wait for another holder; never throws. */
    public synchronized Hold check() {
        try {
            if (session.isPresent()) {
                if (session.get().isValid(VALID_WITHIN_SECONDS)) {
                    return Hold.KEPT;
                }
                log.warn("Lost the lock '{}': its connection is gone", name);
                letGo();
            }
            return take() ? Hold.GAINED : Hold.NONE;
        } catch (SQLException away) {
            letGo();
            if (!complained) {
                log.warn("Cannot take the lock '{}' for now: {}", name, away.getMessage());
                complained = true;
            }
            return Hold.NONE;
        }
    }

    private boolean take() throws SQLException {
        Connection connection = unpooled.getConnection();
        boolean taken = false;
        try {
            taken = tryLock(connection);
        } finally {
            if (!taken) {
                connection.close();
            }
        }
        if (taken) {
            session = Optional.of(connection);
            complained = false;
        } else if (!complained) {
            log.info("Another process holds the lock '{}'; waiting for it", name);
            complained = true;
        }
        return taken;
    }

    private boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 4712))")) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private void letGo() {
        session.ifPresent(connection -> {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                log.debug("Closing the lock's connection: {}", alreadyGone.getMessage());
            }
        });
        session = Optional.empty();
    }

    /** Lets go of the lock; a later {@link #check()} may take it again. */
    @Override
    public synchronized void close() {
        letGo();
    }
}
