/**
 * What catch-up asks of a platform: what was written in a channel, and who may read it.
 *
 * <p>Read {@link io.rondo.catchup.history.ChannelHistory} first; each bot fills it.
 */
@NullMarked
package io.rondo.catchup.history;

import org.jspecify.annotations.NullMarked;
