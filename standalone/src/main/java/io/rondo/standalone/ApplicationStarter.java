package io.rondo.standalone;

/** Starts every service of Rondo in this JVM. */
@FunctionalInterface
public interface ApplicationStarter {

    /** Everything that was started; closing it lets what is being done finish, and returns when nothing uses the database. */
    @FunctionalInterface
    interface Application extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Returns when Rondo is ready. It must leave the JVM's shutdown to the caller, who closes the application before the
     * database.
     */
    Application start(Settings settings);
}
