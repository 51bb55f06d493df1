package io.rondo.call;

import java.time.Instant;
import java.util.Optional;

/** One of the two in a call, from when to when; still there while {@code leftAt} is empty. */
public record Visit(Caller caller, Instant joinedAt, Optional<Instant> leftAt) {}
