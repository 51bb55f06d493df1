package io.rondo.event;

import java.util.List;
import java.util.Optional;

/** Which call providers there are. The call room fills this port. Safe to use from several threads. */
public interface CallChoice {

    /** The provider whose call is the link that the host typed. */
    String FIXED = "fixed";

    /** The names of all providers that are switched on, best first. */
    List<String> known();

    /** Why the provider cannot be used now (its test did not pass), in English, or empty when it can. */
    Optional<String> unready(String name);
}
