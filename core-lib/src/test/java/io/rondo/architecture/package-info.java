/** The lines of {@code docs/architecture.md}, held by tests. Read {@link io.rondo.architecture.HouseRulesTest}. */
@NullMarked
package io.rondo.architecture;

import org.jspecify.annotations.NullMarked;
