/**
 * Calls of Discord's REST API through JDA, each waited for within bounds, and what keeps them within Discord's limits.
 *
 * <p>Read {@link io.rondo.discord.rest.Rest} first. JDA's public methods post only to channels that it has in its cache; after a
 * restart direct chats and archived threads are not, so {@link io.rondo.discord.rest.Rest#json} asks by route and id, through the same
 * rate limits of JDA.
 */
@NullMarked
package io.rondo.discord.rest;

import org.jspecify.annotations.NullMarked;
