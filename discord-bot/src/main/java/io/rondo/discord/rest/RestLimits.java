package io.rondo.discord.rest;

import java.time.Duration;

/**
 * How much is asked of Discord.
 *
 * @param patience how long one request is waited for, the waits for rate limits within JDA among it
 * @param mostInvalid after so many requests that Discord refused with 401, 403 or 429 within {@code window} no more are made until
 *     the window has passed; Discord bans an address after 10,000 in ten minutes
 */
public record RestLimits(Duration patience, int mostInvalid, Duration window) {

    public static final RestLimits USUAL = new RestLimits(Duration.ofSeconds(10), 500, Duration.ofMinutes(10));

    public RestLimits {
        if (!patience.isPositive() || mostInvalid < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
