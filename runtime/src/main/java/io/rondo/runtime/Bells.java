package io.rondo.runtime;

import io.rondo.tx.Bell;

/**
 * The process's bells.
 *
 * @param outbox rung when a commit left a message due
 * @param deliveries rung when a commit left something to send
 */
public record Bells(Bell outbox, Bell deliveries) {}
