package io.rondo.runtime;

/**
 * The order of start and stop. What has the higher phase starts later and stops earlier; the web server, as Spring has it, is
 * the last and the first. After all of them the pool is closed, and after the application, by whoever started it, the
 * embedded database.
 */
public final class Phases {

    /** The schema is looked at before anything is read. */
    public static final int SCHEMA = 1_000;

    /** The relay settles what carriers have finished, so it outlives them. */
    public static final int RELAY = 2_000;

    /** Carriers and senders let what they began finish. */
    public static final int CARRIERS = 3_000;

    /** Pollers and gateways: nothing comes in any more while the rest finishes. */
    public static final int INTAKE = 4_000;

    private Phases() {}
}
