package io.rondo.runtime;

import io.rondo.retention.RetentionLimits;
import io.rondo.runtime.bus.DirectSettings;
import io.rondo.runtime.bus.Relay;

/**
 * What an application decides about the runtime.
 *
 * @param environment {@code dev} or {@code prod}: part of the queues' names
 */
public record RuntimeSettings(
        Database database, String environment, Relay.Pacing relay, DirectSettings direct, RetentionLimits retention) {

    /** The usual settings for a database and an environment. */
    public static RuntimeSettings of(Database database, String environment) {
        return new RuntimeSettings(
                database, environment, Relay.Pacing.USUAL, DirectSettings.USUAL, RetentionLimits.USUAL);
    }

    /**
     * Where the database is.
     *
     * @param jdbcUrl without user and password
     * @param connections how many the pool holds at most, from 1
     */
    public record Database(String jdbcUrl, String user, String password, int connections) {

        private static final int USUAL_CONNECTIONS = 10;

        public static Database at(String jdbcUrl, String user, String password) {
            return new Database(jdbcUrl, user, password, USUAL_CONNECTIONS);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return user + " at " + jdbcUrl;
        }
    }
}
