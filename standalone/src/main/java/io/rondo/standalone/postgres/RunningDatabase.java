package io.rondo.standalone.postgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL that answers, and how to reach it. Closing it stops the server if this process owns it, and does nothing
 * otherwise; whoever owns it closes it after everything that uses it. Thread-safe.
 */
public final class RunningDatabase implements AutoCloseable {

    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final boolean ownsProcess;
    private final Runnable stop;

    private RunningDatabase(String jdbcUrl, String user, String password, boolean ownsProcess, Runnable stop) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.ownsProcess = ownsProcess;
        this.stop = stop;
    }

    /** A server that somebody else starts and stops. */
    public static RunningDatabase of(String jdbcUrl, String user, String password) {
        return new RunningDatabase(jdbcUrl, user, password, false, () -> {});
    }

    static RunningDatabase owned(RunningDatabase database, Runnable stop) {
        return new RunningDatabase(database.jdbcUrl, database.user, database.password, true, stop);
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** Whether {@link #close} stops the server. */
    public boolean ownsProcess() {
        return ownsProcess;
    }

    /** Connections without a pool: each {@code getConnection} opens one, and closing it ends it. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public void close() {
        stop.run();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RunningDatabase[" + jdbcUrl + ", user " + user + (ownsProcess ? ", owned]" : "]");
    }
}
