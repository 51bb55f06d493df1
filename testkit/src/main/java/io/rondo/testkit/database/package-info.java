/**
 * A real PostgreSQL for tests: one server per JVM, and as many fresh databases on it as the tests ask for.
 *
 * <p>Read {@link io.rondo.testkit.database.TestDatabase} first.
 */
@NullMarked
package io.rondo.testkit.database;

import org.jspecify.annotations.NullMarked;
