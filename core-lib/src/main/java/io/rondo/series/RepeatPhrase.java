package io.rondo.series;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Collectors;

/** Says a rule as people would: "every 2 weeks on Friday, 10 times". Pure. */
public final class RepeatPhrase {

    private RepeatPhrase() {}

    /** Such as "Every 2 weeks on Friday, 10 times in all". */
    public static RichText of(RepeatRule rule, Words words) {
        RichText said = rule.isIntricate()
                ? words.text("series.rule.other", "rule", new Span.Code(rule.text()))
                : plain(rule, words);
        if (rule.isIntricate()) {
            return said;
        }
        if (rule.count().isPresent()) {
            said = said.then(
                    words.text("series.rule.count", "count", rule.count().getAsInt()));
        }
        return rule.until().isPresent()
                ? said.then(words.text("series.rule.until", "date", rule.until().get()))
                : said;
    }

    private static RichText plain(RepeatRule rule, Words words) {
        return switch (rule.every()) {
            case DAY -> words.text("series.rule.daily", "interval", rule.interval());
            case WEEK ->
                words.text(
                        "series.rule.weekly",
                        "interval",
                        rule.interval(),
                        "some",
                        !rule.days().isEmpty(),
                        "days",
                        days(rule, words));
            case MONTH ->
                words.text(
                        "series.rule.monthly",
                        "interval",
                        rule.interval(),
                        "some",
                        !(rule.days().isEmpty() && rule.monthDays().isEmpty()),
                        "days",
                        rule.days().isEmpty() ? monthDays(rule, words) : positions(rule, words));
            case YEAR -> words.text("series.rule.yearly", "interval", rule.interval());
        };
    }

    private static String days(RepeatRule rule, Words words) {
        return joined(
                rule.days().stream()
                        .map(day -> words.label("series.days." + key(day.day())))
                        .toList(),
                words);
    }

    private static String positions(RepeatRule rule, Words words) {
        return joined(
                rule.days().stream()
                        .map(day -> words.label(
                                "series.position." + (day.position() < 0 ? "last" : Integer.toString(day.position())),
                                "gender",
                                new Words.Select(gender(day.day())),
                                "day",
                                words.label("series.day." + key(day.day()))))
                        .toList(),
                words);
    }

    private static String monthDays(RepeatRule rule, Words words) {
        return joined(
                rule.monthDays().stream()
                        .map(day -> day < 0
                                ? words.label("series.month-day.last")
                                : words.label("series.month-day", "day", day))
                        .toList(),
                words);
    }

    private static String joined(List<String> parts, Words words) {
        return parts.size() < 2
                ? String.join("", parts)
                : parts.subList(0, parts.size() - 1).stream().collect(Collectors.joining(", ")) + " "
                        + words.label("series.and") + " " + parts.getLast();
    }

    private static String key(DayOfWeek day) {
        return Integer.toString(day.getValue());
    }

    /** The gender of a weekday's name, for languages in which an ordinal follows it. */
    private static String gender(DayOfWeek day) {
        return switch (day) {
            case WEDNESDAY, FRIDAY, SATURDAY -> "f";
            case SUNDAY -> "n";
            case MONDAY, TUESDAY, THURSDAY -> "m";
        };
    }
}
