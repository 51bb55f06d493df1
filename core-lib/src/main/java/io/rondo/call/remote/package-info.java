/**
 * Providers of calls that are asked over a network, outside of any transaction.
 *
 * <p>Read {@link io.rondo.call.remote.RemoteCalls} first, the port; {@link io.rondo.call.remote.Errands} are the rows that say what is to be
 * done, and {@link io.rondo.call.remote.CallWorker} does it.
 */
@NullMarked
package io.rondo.call.remote;

import org.jspecify.annotations.NullMarked;
