/**
 * What the fakes of several platforms share: their lock, JSON, multipart forms, and the check against an API's description.
 *
 * <p>Read {@link io.rondo.testkit.wire.Changes} first: whatever a fake knows stands behind it.
 */
@NullMarked
package io.rondo.testkit.wire;

import org.jspecify.annotations.NullMarked;
