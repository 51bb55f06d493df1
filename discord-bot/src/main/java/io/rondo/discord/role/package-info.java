/**
 * Roles given and taken in Discord servers, as the core's rows want them.
 *
 * <p>Read {@link io.rondo.discord.role.RoleKeeper} first; {@link io.rondo.role.RoleGrants} holds the rows.
 */
@NullMarked
package io.rondo.discord.role;

import org.jspecify.annotations.NullMarked;
