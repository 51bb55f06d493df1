package io.rondo.chat.words;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.time.Durations;
import io.rondo.chat.time.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Words from the bundles. Immutable and safe to use from several threads. */
record BundleWords(Bundles bundles, Locale locale, ZoneId zone, Instant now) implements Words {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern SELECTABLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @Override
    public boolean has(String key) {
        return bundles.has(key);
    }

    @Override
    public RichText text(String key, Object... arguments) {
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException(key + ": arguments are names and values in turn");
        }
        Sentinels sentinels = new Sentinels();
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            values.put((String) arguments[i], value(arguments[i + 1], sentinels));
        }
        return Markup.read(bundles.wording(key, locale).format(values), sentinels);
    }

    @Override
    public Span.Time time(Instant at, Span.Style style) {
        String plain = switch (style) {
            case FULL -> Moments.format(at, zone, locale);
            case CLOCK -> CLOCK.format(at.atZone(zone));
            case RELATIVE -> Moments.relative(at, now, locale);
        };
        return new Span.Time(plain, at, style);
    }

    @Override
    public String duration(Duration duration) {
        return Durations.format(duration, locale);
    }

    @Override
    public Words in(ZoneId otherZone) {
        return new BundleWords(bundles, locale, otherZone, now);
    }

    private Object value(Object argument, Sentinels sentinels) {
        return switch (argument) {
            case Number number -> number;
            case Select(String value) -> selectable(value);
            case Enum<?> constant -> selectable(constant.name());
            case Boolean truth -> truth.toString();
            case String text -> sentinels.standFor(List.of(new Span.Plain(text)));
            case RichText text -> sentinels.standFor(text.spans());
            case Span span -> sentinels.standFor(List.of(span));
            case Instant at -> sentinels.standFor(List.of(time(at, Span.Style.FULL)));
            case Duration length -> sentinels.standFor(List.of(new Span.Plain(duration(length))));
            case LocalTime time -> sentinels.standFor(List.of(new Span.Plain(CLOCK.format(time))));
            case LocalDate date ->
                sentinels.standFor(List.of(new Span.Plain(
                        DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(date))));
            default ->
                throw new IllegalArgumentException(
                        "no way to show a " + argument.getClass().getName());
        };
    }

    /** What takes part in a select comes from us; were it ever shown, it could be no markup. */
    private static String selectable(String value) {
        if (!SELECTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("no selectable value: " + value);
        }
        return value;
    }
}
