/**
 * Roles that the bot gives people in a community's servers, and takes back.
 *
 * <p>Read {@link io.rondo.role.RoleGrants} first. {@link io.rondo.role.RoleJoining} and {@link io.rondo.role.RoleUniting} say what becomes of them when people or communities
 * become one.
 */
@NullMarked
package io.rondo.role;

import org.jspecify.annotations.NullMarked;
