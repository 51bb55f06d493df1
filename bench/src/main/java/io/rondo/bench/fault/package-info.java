/**
 * Evenings in whose middle things break: separate processes on a broker and a database, each killed in turn, and an auditor who
 * looks afterwards for what was lost or happened twice.
 *
 * <p>Read {@link io.rondo.bench.fault.FaultsBench} first, then {@link io.rondo.bench.fault.FaultEvening}, which is what the people
 * do, and {@link io.rondo.bench.fault.Audit}.
 */
@NullMarked
package io.rondo.bench.fault;

import org.jspecify.annotations.NullMarked;
