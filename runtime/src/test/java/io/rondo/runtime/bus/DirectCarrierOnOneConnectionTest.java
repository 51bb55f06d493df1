package io.rondo.runtime.bus;

/** Everything again where nobody may hold a connection while needing another. */
class DirectCarrierOnOneConnectionTest extends DirectCarrierTest {

    @Override
    int connectionsInPool() {
        return 1;
    }
}
