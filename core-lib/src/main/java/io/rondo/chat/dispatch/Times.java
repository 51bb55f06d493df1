package io.rondo.chat.dispatch;

import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.time.NaturalTime;
import io.rondo.chat.time.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Reads moments, dates and zones, or says what would be right. */
final class Times {

    private Times() {}

    static Instant moment(OptionType.Moment type, String text, ZoneId zone, Instant now) {
        return switch (NaturalTime.parse(text, zone, now)) {
            case NaturalTime.Understood understood -> understood.instant();
            case NaturalTime.InPast past when type.mayBePast() -> past.moment().toInstant();
            case NaturalTime.InPast past ->
                throw new UserError(
                        "chat.error.time-past",
                        "value",
                        Values.shown(text),
                        "at",
                        past.moment().toInstant());
            case NaturalTime.NotUnderstood(NaturalTime.Reason reason) ->
                throw new UserError(keyOf(reason), "value", Values.shown(text));
        };
    }

    /** A date is read as its noon, which every day has in every zone. */
    static LocalDate date(String text, ZoneId zone, Instant now) {
        return switch (NaturalTime.parse(text + " 12:00", zone, now)) {
            case NaturalTime.Understood understood -> understood.moment().toLocalDate();
            case NaturalTime.InPast past -> past.moment().toLocalDate();
            case NaturalTime.NotUnderstood(NaturalTime.Reason reason) ->
                throw new UserError(
                        switch (reason) {
                            case AMBIGUOUS_DATE -> "chat.error.date-ambiguous";
                            case NO_SUCH_DATE -> "chat.error.date-none";
                            case WEEKDAY_DOES_NOT_FIT -> "chat.error.time-weekday";
                            case TOO_FAR -> "chat.error.time-far";
                            default -> "chat.error.date";
                        },
                        "value",
                        Values.shown(text));
        };
    }

    static ZoneId zone(String text) {
        return Zones.find(text).orElseThrow(() -> {
            List<RichText> near = Zones.suggest(text).stream()
                    .map(zone -> new RichText(List.of(new Span.Code(zone.getId()))))
                    .toList();
            return near.isEmpty()
                    ? new UserError("chat.error.zone", "value", Values.shown(text))
                    : new UserError(
                            "chat.error.zone-near", "value", Values.shown(text), "zones", Arguments.joined(near));
        });
    }

    private static String keyOf(NaturalTime.Reason reason) {
        return switch (reason) {
            case EMPTY, TOO_LONG, NOT_A_TIME -> "chat.error.time";
            case NO_TIME_OF_DAY -> "chat.error.time-of-day";
            case AMBIGUOUS_HOUR -> "chat.error.time-hour";
            case AMBIGUOUS_DATE -> "chat.error.date-ambiguous";
            case NO_SUCH_DATE -> "chat.error.date-none";
            case WEEKDAY_DOES_NOT_FIT -> "chat.error.time-weekday";
            case UNKNOWN_ZONE -> "chat.error.time-zone";
            case TOO_FAR -> "chat.error.time-far";
        };
    }
}
