/** Whole evenings over the playground's HTTP API: read {@link io.rondo.standalone.evening.AcceptanceEveningTest} first. */
@NullMarked
package io.rondo.standalone.evening;

import org.jspecify.annotations.NullMarked;
