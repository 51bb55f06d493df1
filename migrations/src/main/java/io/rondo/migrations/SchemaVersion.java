package io.rondo.migrations;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of the schema as {@code ./rondo migrate info} lists it.
 *
 * @param version its number, as in the script's name
 * @param description what it brings, as in the script's name
 * @param installedAt when it was applied; empty while it waits to be
 */
public record SchemaVersion(String version, String description, Optional<Instant> installedAt) {}
