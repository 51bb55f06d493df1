package io.rondo.retention;

import java.time.Duration;

/**
 * How long what is kept. A report has its own date, set when it is made.
 *
 * @param every how far apart the sweeps are
 * @param handledRequests answers to presses and lines, for when the same one comes again
 * @param updates what Telegram sent us, encrypted
 * @param inbox which messages were handled, for when one comes again
 * @param deliveries what was sent, once it is settled
 * @param buttonPayloads what did not fit into a button; an older button answers that it is out of date
 * @param formSessions forms that nobody finished
 * @param codes one-time codes, wrong ones, and proposals to link two accounts
 * @param interactions the tokens that answer what was pressed on Discord, encrypted; Discord honours them no longer
 * @param relayed what was said to a match who has not looked at it yet, encrypted
 * @param calls who came into a call and left it (not by name), and which rooms made ahead were used
 */
public record RetentionLimits(
        Duration every,
        Duration handledRequests,
        Duration updates,
        Duration inbox,
        Duration deliveries,
        Duration buttonPayloads,
        Duration formSessions,
        Duration codes,
        Duration interactions,
        Duration relayed,
        Duration calls) {

    public static final RetentionLimits USUAL = new RetentionLimits(
            Duration.ofHours(1),
            Duration.ofHours(48),
            Duration.ofHours(48),
            Duration.ofHours(48),
            Duration.ofDays(30),
            Duration.ofDays(180),
            Duration.ofHours(48),
            Duration.ofHours(48),
            Duration.ofMinutes(15),
            Duration.ofDays(30),
            Duration.ofDays(30));
}
