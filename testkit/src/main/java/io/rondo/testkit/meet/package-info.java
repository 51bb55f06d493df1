/**
 * Google Meet's REST API for tests.
 *
 * <p>Read {@link io.rondo.testkit.meet.FakeMeet}.
 */
@NullMarked
package io.rondo.testkit.meet;

import org.jspecify.annotations.NullMarked;
