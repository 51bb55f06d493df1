/**
 * Compares the pairing engine with simpler ways to plan an evening. Read {@link io.rondo.bench.pairing.PairingBench} first;
 * {@link io.rondo.bench.pairing.Contender} is who is compared, {@link io.rondo.bench.pairing.Instances} on what.
 */
@NullMarked
package io.rondo.bench.pairing;

import org.jspecify.annotations.NullMarked;
