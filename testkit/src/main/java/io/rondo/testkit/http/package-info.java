/**
 * What fake HTTP services have in common: {@link io.rondo.testkit.http.HttpFaults}, which tests say before they happen.
 */
@NullMarked
package io.rondo.testkit.http;

import org.jspecify.annotations.NullMarked;
