/**
 * From the deliveries' rows to the platforms.
 *
 * <p>Read {@link io.rondo.runtime.delivery.DeliverySender} first; {@link io.rondo.runtime.delivery.SenderSettings} is what a bot
 * decides about it.
 */
@NullMarked
package io.rondo.runtime.delivery;

import org.jspecify.annotations.NullMarked;
