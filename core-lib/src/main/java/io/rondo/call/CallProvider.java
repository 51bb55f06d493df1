package io.rondo.call;

import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;

/**
 * Makes calls for two and ends them. Safe to use from several threads; does nothing slow in {@link #create} and {@link #end},
 * which run in a transaction: who has to ask somebody over a network is a {@link RemoteCalls}.
 */
public interface CallProvider {

    /** What became of the wish for a call. */
    sealed interface Creation {
        /**
         * The call is there.
         *
         * @param url where both go, or the first of the two; nobody else's call has it
         * @param secondUrl where the second goes, if each has a link of their own
         * @param reference by which the provider knows the call when it is to end
         */
        record Created(String url, Optional<String> secondUrl, String reference) implements Creation {

            /** A call with one link for both. */
            public Created(String url, String reference) {
                this(url, Optional.empty(), reference);
            }
        }

        /** @param reason for the host, in English */
        record Failed(String reason) implements Creation {}

        /** The provider answers by {@code call_created} or {@code call_failed} itself. */
        record Later() implements Creation {}
    }

    /** What became of the wish to end a call. */
    enum Ending {
        ENDED,
        /** Nobody but the two can end it, and they are told so. */
        CANNOT_BE_ENDED
    }

    /** Its name in options and rows, such as {@code practice}. */
    String name();

    /** Why it cannot be used now, in English for the host: a missing setting, a test that did not pass. Empty when it can. */
    default Optional<String> unready() {
        return Optional.empty();
    }

    /** Whether {@link #end} really ends a call. */
    boolean endsCalls();

    /** The queue of the service that it lives in. */
    default Queue queue() {
        return Queue.DATEMAKER;
    }

    /** Whether it can make a call for these two; their event names others for those whom it does not serve. */
    default boolean serves(UnitOfWork work, Pairing pairing) {
        return true;
    }

    /** Whether people who run the platform's server can enter a call, which the two are told. */
    default boolean administratorsCanEnter() {
        return false;
    }

    /** A new call, at every call of this method another one. */
    Creation create(CallRequest request);

    /**
     * The same for a provider that leaves the making to a bot: it stores in the unit of work what is to be made.
     *
     * @param asked the message that asks, which it answers itself when it says {@link Creation.Later}
     */
    default Creation create(UnitOfWork work, CallRequest request, Message asked) {
        return create(request);
    }

    /** Ends the call; ending it again is no error. */
    Ending end(String reference);
}
