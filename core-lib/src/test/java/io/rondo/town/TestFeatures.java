package io.rondo.town;

import io.rondo.Features;
import io.rondo.call.CallProvider;
import io.rondo.call.CallProviders;
import io.rondo.delivery.Deliveries;
import io.rondo.event.EventLimits;
import io.rondo.secret.MasterKey;
import io.rondo.tx.Bell;
import io.rondo.tx.Transactor;
import java.util.List;

/** The features as tests want them. */
final class TestFeatures {

    private TestFeatures() {}

    static Features on(Transactor transactor, MasterKey key, List<CallProvider> calls) {
        return new Features(new Features.Ports(
                transactor, new Deliveries(new Bell()), key, new CallProviders(calls), EventLimits.DEFAULT, "test"));
    }
}
