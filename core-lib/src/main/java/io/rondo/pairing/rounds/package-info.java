/**
 * The arithmetic of the pairing engine: people are numbers, a pair that may meet is an edge, a round is a matching. Finds
 * the edges that meet and the round of each, in the order of aims of {@link io.rondo.pairing.PairingEngine}.
 *
 * <p>Read {@link io.rondo.pairing.rounds.RoundSolver} first: it relaxes the problem to a flow
 * ({@link io.rondo.pairing.rounds.Relaxation}), rounds and colours what comes out, improves it, and searches on where that is
 * not yet proven best. {@code docs/pairing.md} has the sources and a worked example.
 */
@NullMarked
package io.rondo.pairing.rounds;

import org.jspecify.annotations.NullMarked;
