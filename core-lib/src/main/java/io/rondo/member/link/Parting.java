package io.rondo.member.link;

import java.util.UUID;

/**
 * An account becomes a person of its own.
 *
 * @param stays the person who keeps the history
 * @param leaves the new person
 * @param accountId the account that leaves
 * @param remaining the account on which the person who stays is written to from now on
 */
public record Parting(UUID stays, UUID leaves, UUID accountId, UUID remaining) {}
