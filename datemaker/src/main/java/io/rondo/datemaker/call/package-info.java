/**
 * Our own call page for LiveKit, and the address that LiveKit tells who came and went.
 *
 * <p>Read {@link io.rondo.datemaker.call.CallDesk} first; {@link io.rondo.datemaker.call.CallController} has the addresses.
 */
@NullMarked
package io.rondo.datemaker.call;

import org.jspecify.annotations.NullMarked;
