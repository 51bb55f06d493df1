package io.rondo.call;

import io.rondo.call.remote.RemoteCalls;
import io.rondo.event.CallChoice;
import io.rondo.tx.UnitOfWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The call providers that are switched on, best first. Immutable; safe to use from several threads. */
public final class CallProviders implements CallChoice {

    private final Map<String, CallProvider> byName = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two have the same name */
    public CallProviders(List<CallProvider> bestFirst) {
        for (CallProvider provider : bestFirst) {
            if (byName.put(provider.name(), provider) != null) {
                throw new IllegalArgumentException("two call providers are called " + provider.name());
            }
        }
    }

    @Override
    public List<String> known() {
        return List.copyOf(byName.keySet());
    }

    @Override
    public Optional<String> unready(String name) {
        return find(name)
                .map(CallProvider::unready)
                .orElseGet(() -> Optional.of("there is no call provider called " + name));
    }

    /** Those that are asked over a network, best first. */
    public List<RemoteCalls> remote() {
        return byName.values().stream()
                .filter(RemoteCalls.class::isInstance)
                .map(RemoteCalls.class::cast)
                .toList();
    }

    Optional<CallProvider> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Those of the names that can be used now for the two, in the order given. */
    List<CallProvider> usable(UnitOfWork work, List<String> names, Pairing pairing) {
        return names.stream()
                .flatMap(name -> find(name).stream())
                .filter(provider -> provider.unready().isEmpty() && provider.serves(work, pairing))
                .toList();
    }
}
