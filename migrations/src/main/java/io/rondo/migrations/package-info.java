/**
 * The runner of the schema's versions, which are SQL beside it: {@code db/migration/V<n>__<what>.sql} leads up to a version,
 * {@code db/undo/U<n>__<what>.sql} of the same name leads back. Files that have landed are never edited.
 *
 * <p>Read {@link io.rondo.migrations.Migrator} first.
 */
@NullMarked
package io.rondo.migrations;

import org.jspecify.annotations.NullMarked;
