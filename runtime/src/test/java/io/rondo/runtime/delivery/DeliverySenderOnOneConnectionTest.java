package io.rondo.runtime.delivery;

/** Everything again where nobody may hold a connection while needing another. */
class DeliverySenderOnOneConnectionTest extends DeliverySenderTest {

    @Override
    int connectionsInPool() {
        return 1;
    }
}
