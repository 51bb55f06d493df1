package io.rondo.runtime;

import javax.sql.DataSource;

/**
 * Connections that live longer than a unit of work and must take none from the pool.
 *
 * @param connections opens a new one with each call
 */
public record Unpooled(DataSource connections) {}
