/**
 * Discord's REST API as bots see it: routes, rate limits, errors and faults, without knowing what the routes do.
 *
 * <p>Read {@link io.rondo.testkit.discord.rest.RestServer} first; tests meet
 * {@link io.rondo.testkit.discord.rest.RestFaults} and {@link io.rondo.testkit.discord.rest.RestRequest}.
 */
@NullMarked
package io.rondo.testkit.discord.rest;

import org.jspecify.annotations.NullMarked;
