/** How the modules hang together, held by tests. Read {@link io.rondo.architecture.ModulesTest}. */
@NullMarked
package io.rondo.architecture;

import org.jspecify.annotations.NullMarked;
