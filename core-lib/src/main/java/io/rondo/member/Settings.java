package io.rondo.member;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person chose for themselves.
 *
 * @param language empty to follow the platform, else the community
 * @param zone empty to follow the platform, else the community
 * @param reminderLead how long before an event they are reminded besides what the event itself sends; zero for no reminder
 * @param directMessages whether the bot may write directly; empty until they were asked
 */
public record Settings(
        Optional<Locale> language,
        Optional<ZoneId> zone,
        Duration reminderLead,
        QuietHours quietHours,
        Optional<Boolean> directMessages) {}
