package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.time.Durations;
import io.rondo.chat.words.Words;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads texts, numbers, choices and lengths of time, or says what would be right. */
final class Values {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,100}");
    private static final Set<String> YES = Set.of("yes", "y", "true", "on", "1", "+", "да", "д", "ага");
    private static final Set<String> NO = Set.of("no", "n", "false", "off", "0", "-", "нет", "н");
    private static final int SHOWN = 40;

    private Values() {}

    /** What was written, short enough to stand in an error. */
    static String shown(String text) {
        String line = Cleaning.oneLine(text);
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    static String text(Option option, OptionType.Text type, String text) {
        int length = text.codePointCount(0, text.length());
        if (length > type.longest()) {
            throw new UserError(
                    "chat.error.too-long", "option", option.name(), "length", length, "most", type.longest());
        }
        return text;
    }

    static Long number(Option option, OptionType.Number type, String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new UserError("chat.error.number", "value", shown(text), "least", type.least(), "most", type.most());
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(type.least())) < 0
                || number.compareTo(BigInteger.valueOf(type.most())) > 0) {
            throw new UserError(
                    "chat.error.number-bounds",
                    "option",
                    option.name(),
                    "value",
                    shown(text),
                    "least",
                    type.least(),
                    "most",
                    type.most());
        }
        return number.longValueExact();
    }

    static Boolean yesNo(Option option, String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new UserError("chat.error.yes-no", "option", option.name(), "value", shown(text));
        }
        return YES.contains(word);
    }

    /** One of the values, by itself or by what it is called in the reader's language. */
    static String oneOf(Command command, Option option, OptionType.OneOf type, String text, Words words) {
        Optional<String> found = type.values().stream()
                .filter(value -> value.equalsIgnoreCase(text))
                .findFirst()
                .or(() -> type.values().stream()
                        .filter(value -> isCalled(text, command.key(option, value), words))
                        .findFirst());
        if (found.isPresent()) {
            return found.get();
        }
        List<RichText> values = new ArrayList<>();
        type.values().forEach(value -> values.add(new RichText(List.of(new Span.Code(value)))));
        throw new UserError(
                "chat.error.one-of", "option", option.name(), "value", shown(text), "values", Arguments.joined(values));
    }

    /** A button's own values need no names. */
    private static boolean isCalled(String text, String key, Words words) {
        return words.has(key) && words.label(key).equalsIgnoreCase(text);
    }

    static Duration length(Option option, OptionType.Length type, String text) {
        return switch (Durations.parse(text)) {
            case Durations.Understood(Duration length) when isWithin(length, type) -> length;
            case Durations.Understood tooShortOrLong -> throw lengthBounds(option, type, text);
            case Durations.NotUnderstood(Durations.Reason reason) ->
                throw switch (reason) {
                    case NEGATIVE, TOO_LONG -> lengthBounds(option, type, text);
                    case NO_UNIT -> new UserError("chat.error.length-unit", "value", shown(text));
                    case EMPTY, NOT_A_DURATION -> new UserError("chat.error.length", "value", shown(text));
                };
        };
    }

    private static boolean isWithin(Duration length, OptionType.Length type) {
        return length.compareTo(type.least()) >= 0 && length.compareTo(type.most()) <= 0;
    }

    private static UserError lengthBounds(Option option, OptionType.Length type, String text) {
        return new UserError(
                "chat.error.length-bounds",
                "option",
                option.name(),
                "value",
                shown(text),
                "least",
                type.least(),
                "most",
                type.most());
    }
}
