package io.rondo.runtime;

import io.rondo.event.EventLimits;
import io.rondo.secret.MasterKey;
import java.net.URI;

/**
 * What an application decides about the core.
 *
 * @param key the installation's secret key: signs buttons and hides what must not stand in the database as it is
 * @param version what {@code /about} says of the program
 * @param publicUrl where people reach this installation
 */
public record CoreSettings(MasterKey key, EventLimits eventLimits, String version, URI publicUrl) {}
