package io.rondo.town;

import io.rondo.Features;
import io.rondo.call.CallProviders;
import io.rondo.call.FixedLink;
import io.rondo.call.PracticeCalls;
import io.rondo.delivery.Deliveries;
import io.rondo.event.EventLimits;
import io.rondo.secret.MasterKey;
import io.rondo.tx.Bell;
import io.rondo.tx.Transactor;
import java.util.List;

/** The features as tests want them: practice calls that always work, and links that hosts type. */
final class TestFeatures {

    private TestFeatures() {}

    static Features on(Transactor transactor, MasterKey key) {
        CallProviders calls = new CallProviders(List.of(new PracticeCalls("http://localhost:8080"), new FixedLink()));
        return new Features(
                new Features.Ports(transactor, new Deliveries(new Bell()), key, calls, EventLimits.DEFAULT, "test"));
    }
}
