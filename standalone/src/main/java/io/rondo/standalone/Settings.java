package io.rondo.standalone;

import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.Secret;
import io.rondo.standalone.postgres.RunningDatabase;

/**
 * What the application is started with.
 *
 * @param environment what Rondo was told from outside
 * @param database migrated and running; whoever started it stops it after the application
 * @param secretKey 32 bytes in Base64
 */
public record Settings(Environment environment, RunningDatabase database, Secret secretKey) {}
