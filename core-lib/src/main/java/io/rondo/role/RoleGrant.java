package io.rondo.role;

import java.util.UUID;

/**
 * A role that a person is to have, or not to have any more.
 *
 * @param roleId the platform's id of the role
 * @param wanted whether they are to have it; else it is taken back
 * @param reason why, for the server's own log
 * @param version counts what was wanted of this role for this person, so that an answer to an older wish changes nothing
 * @param attempts how often it was tried, this time counted
 */
public record RoleGrant(
        UUID communityId, UUID personId, String roleId, boolean wanted, String reason, long version, int attempts) {}
