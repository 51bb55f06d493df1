/**
 * Measures Rondo beside what else would do the same work, in one call; run by {@code ./rondo bench}.
 *
 * <p>Read {@link io.rondo.bench.Bench} first: each benchmark gives rows, and {@link io.rondo.bench.Report} shows them to people
 * and machines. {@link io.rondo.bench.BenchCommand} has the list of them.
 */
@NullMarked
package io.rondo.bench;

import org.jspecify.annotations.NullMarked;
