/**
 * Who meets whom, in which group and in which round. Pure: no database, no clock, no chat; the same request gives the
 * same plan.
 *
 * <p>Callers know {@link io.rondo.pairing.PairingEngine}, what goes in ({@link io.rondo.pairing.PairingRequest}) and what
 * comes out ({@link io.rondo.pairing.Plan}); everything else is how one engine does it. Read the interface first, then
 * {@link io.rondo.pairing.FlowEngine}.
 */
@NullMarked
package io.rondo.pairing;

import org.jspecify.annotations.NullMarked;
