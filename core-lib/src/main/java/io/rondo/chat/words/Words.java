package io.rondo.chat.words;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Texts for one reader: a language, a zone, and the moment that relative times count from. Immutable.
 *
 * <p>Arguments come as name and value in turn. A {@code String} is shown as it is, never read as markup or as part of the
 * pattern; an {@link Instant} is shown as a full local time; numbers take part in plurals; {@link RichText}, {@link Span} and
 * {@link Duration} are shown as such, dates and times of day in the language's manner; {@link Select}, an enum's constant
 * and a Boolean take part in ICU's {@code select}.
 */
public interface Words {

    /** An argument of ICU's {@code select}, such as a state's name. */
    record Select(String value) {}

    Locale locale();

    ZoneId zone();

    Instant now();

    /** Whether any language has the key. */
    boolean has(String key);

    /**
     * The message of that key; a language that lacks it says it in English.
     *
     * @throws IllegalArgumentException when no bundle has the key, the arguments are not pairs, or one that it takes is missing
     */
    RichText text(String key, Object... arguments);

    /** As {@link #text}, for places that take no markup: button labels, titles, form labels. */
    default String label(String key, Object... arguments) {
        return text(key, arguments).plain();
    }

    /** The instant in the reader's zone, as platforms show it best. */
    Span.Time time(Instant at, Span.Style style);

    /** A duration as people say it: {@code 5 min}. */
    String duration(Duration duration);

    /** The same reader's words in another zone: an event's card shows the event's own. */
    Words in(ZoneId zone);
}
