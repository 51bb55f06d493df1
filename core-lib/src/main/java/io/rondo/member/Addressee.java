package io.rondo.member;

import io.rondo.chat.Platform;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A person as someone to write to, on one of their accounts.
 *
 * @param directChat where the bot may write to this account; empty where it may not write first
 * @param reachable whether there is a direct chat and the account has not blocked the bot
 * @param directMessages whether they agreed to be written to directly; empty until they were asked
 * @param locale the person's setting, else the platform's for them, else the community's
 * @param zone the person's setting, else the platform's for them, else the community's
 * @param quietFrom where their quiet hours begin, in their zone
 * @param quietTo where their quiet hours end; equal to {@code quietFrom} for none
 */
public record Addressee(
        UUID personId,
        UUID accountId,
        Platform platform,
        String externalId,
        String name,
        Optional<String> username,
        Optional<String> directChat,
        boolean reachable,
        Optional<Boolean> directMessages,
        Locale locale,
        ZoneId zone,
        LocalTime quietFrom,
        LocalTime quietTo) {

    /** The instant itself, or the end of this person's quiet hours where it falls into them: for what can wait. */
    public Instant afterQuietHours(Instant instant) {
        return new QuietHours(quietFrom, quietTo).after(instant, zone);
    }

    /**
     * Whether the bot may and can write to this account without being asked. On Discord only to those who said so; whoever has
     * written to a bot on Telegram has let it answer, until they say otherwise.
     */
    public boolean mayBeWrittenTo() {
        return reachable && directMessages.orElse(platform != Platform.DISCORD);
    }
}
