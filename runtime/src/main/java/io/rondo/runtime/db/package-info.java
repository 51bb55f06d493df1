/**
 * Connections to PostgreSQL beside the pool.
 *
 * <p>Read {@link io.rondo.runtime.db.SessionLock} first: of several processes it lets one do what only one may.
 */
@NullMarked
package io.rondo.runtime.db;

import org.jspecify.annotations.NullMarked;
