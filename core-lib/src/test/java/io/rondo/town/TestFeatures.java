package io.rondo.town;

import io.rondo.Features;
import io.rondo.event.CallChoice;
import io.rondo.event.EventLimits;
import io.rondo.secret.MasterKey;
import io.rondo.tx.Bell;
import io.rondo.tx.Transactor;
import java.util.List;
import java.util.Optional;

/** The features as tests want them: one call provider that always works. */
final class TestFeatures {

    private TestFeatures() {}

    static Features on(Transactor transactor, MasterKey key) {
        CallChoice practice = new CallChoice() {
            @Override
            public List<String> known() {
                return List.of("practice");
            }

            @Override
            public Optional<String> unready(String name) {
                return known().contains(name) ? Optional.empty() : Optional.of("unknown");
            }
        };
        return new Features(
                new Features.Ports(transactor, new Bell(), key, practice, EventLimits.DEFAULT, "test"));
    }
}
