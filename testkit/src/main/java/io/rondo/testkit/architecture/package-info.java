/** The house rules that hold in every module. Read {@link io.rondo.testkit.architecture.EveryModule} first. */
@NullMarked
package io.rondo.testkit.architecture;

import org.jspecify.annotations.NullMarked;
