package io.rondo.runtime;

import io.rondo.delivery.Transport;
import io.rondo.runtime.delivery.SenderSettings;

/**
 * A platform that this process sends to. A bean of each bot.
 *
 * @param account tells one bot account of the platform from another, such as its id; never the token itself
 */
public record SenderPlan(Transport transport, String account, SenderSettings settings) {}
