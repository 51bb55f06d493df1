/**
 * Writes all data of a database into one file, and brings them back: for the embedded database, which has no
 * {@code pg_dump}, and for any other.
 *
 * <p>Read {@link io.rondo.standalone.backup.Backup} first, then {@link io.rondo.standalone.backup.Restore};
 * {@link io.rondo.standalone.backup.Manifest} is the file's table of contents.
 */
@NullMarked
package io.rondo.standalone.backup;

import org.jspecify.annotations.NullMarked;
