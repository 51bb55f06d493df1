/**
 * Calls: where two people of a pair meet, made by providers over the bus.
 *
 * <p>Read {@link io.rondo.call.CallProvider} first, then {@link io.rondo.call.Calls}, the use cases. A provider may live in a bot:
 * it is asked by a message on the queue it names and answers by another, so nobody has to remember that they asked.
 */
@NullMarked
package io.rondo.call;

import org.jspecify.annotations.NullMarked;
