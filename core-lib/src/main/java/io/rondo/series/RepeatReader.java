package io.rondo.series;

import io.rondo.chat.time.NaturalTime;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/**
 * Reads how often something repeats, as people write it in English and Russian, or as an RRULE. Pure; text of any length is
 * answered quickly.
 */
public final class RepeatReader {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z},;&]+");
    private static final Pattern RULE = Pattern.compile("(?i)(rrule\\s*:)?\\s*freq\\s*=.*");

    private RepeatReader() {}

    /** What became of the text. */
    public sealed interface Reading {
        record Read(RepeatRule rule) implements Reading {}

        /** It says that nothing repeats. */
        record Never() implements Reading {}

        record Unclear(Reason reason) implements Reading {}
    }

    /** Why a text could not be read. */
    public enum Reason {
        NOT_UNDERSTOOD,
        /** More than once a day, or with times of day in the rule. */
        TIMES_OF_DAY,
        /** An INTERVAL over {@link SeriesLimits#LARGEST_INTERVAL}. */
        INTERVAL,
        /** The date after "until" could not be read, or has passed. */
        UNTIL
    }

    /** @param zone in which "until" is meant */
    public static Reading read(String written, ZoneId zone, Instant now) {
        if (written.length() > SeriesLimits.LONGEST_RULE) {
            return new Reading.Unclear(Reason.NOT_UNDERSTOOD);
        }
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        if (RULE.matcher(text).matches()) {
            return rule(text.replaceFirst("(?i)^rrule\\s*:", "").replaceAll("\\s", ""), zone);
        }
        String folded = SPACES.matcher(text.toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .replaceAll(" ")
                .strip();
        if (RepeatWords.NEVER.contains(folded)) {
            return new Reading.Never();
        }
        String head = folded;
        String end = "";
        for (String until : RepeatWords.UNTIL) {
            int at = (" " + head + " ").indexOf(" " + until + " ");
            if (at >= 0) {
                end = head.substring(Math.min(head.length(), at + until.length() + 1))
                        .strip();
                head = head.substring(0, at).strip();
                break;
            }
        }
        Optional<String> rule = new RepeatPhraseReader(head).rule();
        if (rule.isEmpty()) {
            return new Reading.Unclear(Reason.NOT_UNDERSTOOD);
        }
        if (end.isEmpty() && head.equals(folded)) {
            return rule(rule.get(), zone);
        }
        return date(end, zone, now)
                .map(date -> rule(rule.get() + ";UNTIL=" + date.toString().replace("-", ""), zone))
                .orElse(new Reading.Unclear(Reason.UNTIL));
    }

    private static Optional<LocalDate> date(String text, ZoneId zone, Instant now) {
        return !text.isEmpty()
                        && NaturalTime.parse(text + " 23:59", zone, now) instanceof NaturalTime.Understood understood
                ? Optional.of(understood.moment().toLocalDate())
                : Optional.empty();
    }

    private static Reading rule(String text, ZoneId zone) {
        RecurrenceRule rule;
        try {
            rule = RepeatRule.rule(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException notARule) {
            return new Reading.Unclear(Reason.NOT_UNDERSTOOD);
        }
        if (RepeatRule.hasTimes(rule)) {
            return new Reading.Unclear(Reason.TIMES_OF_DAY);
        }
        if (rule.getInterval() > SeriesLimits.LARGEST_INTERVAL) {
            return new Reading.Unclear(Reason.INTERVAL);
        }
        DateTime until = rule.getUntil();
        if (until != null && !until.isAllDay()) {
            try {
                // A floating time is one on the wall; one in UTC is some date there.
                LocalDate date = until.isFloating()
                        ? RepeatRule.date(until.toAllDay())
                        : LocalDate.ofInstant(Instant.ofEpochMilli(until.getTimestamp()), zone);
                rule.setUntil(RepeatRule.date(date));
            } catch (DateTimeException outOfRange) {
                return new Reading.Unclear(Reason.UNTIL);
            }
        }
        return new Reading.Read(new RepeatRule(rule.toString()));
    }
}
