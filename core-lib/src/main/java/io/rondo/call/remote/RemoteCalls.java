package io.rondo.call.remote;

import io.rondo.call.Attendance;
import io.rondo.call.CallProvider;
import io.rondo.call.CallRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A provider that asks somebody over a network. What it is asked for is a row first ({@link Errands}); the {@link CallWorker}
 * of its service then calls these methods outside of any transaction and sends the answers. Each may take seconds, each may be
 * called again when a process died in between, and all are safe to use from several threads.
 */
public interface RemoteCalls extends CallProvider {

    /** What became of the last test; a provider that did not pass it is not used. */
    LatestTest latestTest();

    @Override
    default Optional<String> unready() {
        return latestTest().complaint();
    }

    /**
     * Asks something harmless that needs all settings to be right.
     *
     * @throws CallServiceException what is wrong
     */
    void test() throws CallServiceException;

    /**
     * Makes the call; asked again for the same call id, it gives the same call.
     *
     * @throws CallServiceException why not
     */
    Creation.Created make(CallTools tools, CallRequest request) throws CallServiceException;

    /** Ends the call for whoever is in it; one that is over or was never there is no error. */
    void finish(String reference) throws CallServiceException;

    /** By what the call will be known, so that it can be cleaned up when nobody knows whether it was made; empty: not known. */
    default Optional<String> referenceOf(CallRequest request) {
        return Optional.empty();
    }

    /** How long after the end {@link #attendance} is worth asking for; empty: never, or it is told in another way. */
    default Optional<Duration> reportAfter() {
        return Optional.empty();
    }

    /** Who was in the call; empty as long as the provider does not know. */
    default Optional<Attendance> attendance(String reference) throws CallServiceException {
        return Optional.empty();
    }

    /** Called every few seconds, for what is made ahead. */
    default void upkeep(CallTools tools) {}

    /** Answered by the worker. */
    @Override
    default Creation create(CallRequest request) {
        return new Creation.Later();
    }

    /** Done by the worker. */
    @Override
    default Ending end(String reference) {
        return Ending.ENDED;
    }
}
