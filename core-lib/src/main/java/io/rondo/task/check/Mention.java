package io.rondo.task.check;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A post that mentions the project's account.
 *
 * @param id the post's on its network; for what an outside bot hands in, made from what it says
 */
public record Mention(Network network, String id, String text, Instant createdAt, Optional<URI> url) {}
