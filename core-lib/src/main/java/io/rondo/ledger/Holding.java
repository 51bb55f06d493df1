package io.rondo.ledger;

import java.util.UUID;

/** How much of a currency somebody has. */
public record Holding(UUID personId, long amount) {}
