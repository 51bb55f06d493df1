/**
 * The PostgreSQL that {@code ./rondo up} brings along: real binaries, as durable as any other, kept in the data folder, found
 * again after a crash.
 *
 * <p>Read {@link io.rondo.standalone.postgres.EmbeddedPostgresServer} first.
 */
@NullMarked
package io.rondo.standalone.postgres;

import org.jspecify.annotations.NullMarked;
