package io.rondo.bench.pairing;

import io.rondo.pairing.PairingRequest;

/** An evening to be planned. */
public record Instance(String name, PairingRequest request) {}
