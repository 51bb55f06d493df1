package io.rondo.chat.time;

import io.rondo.chat.time.NaturalTime.Reason;
import io.rondo.chat.time.Vocabulary.DayPart;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of one phrase, in any order: each word fills one field, and a word that fits nowhere ends the reading.
 * One reader per phrase; not for several threads.
 */
final class PhraseReader {

    /** A phrase, or the reason why there is none. */
    sealed interface Outcome {}

    record Read(Phrase phrase) implements Outcome {}

    record Unread(Reason reason) implements Outcome {}

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?(am|pm)?");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})(am|pm)");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}|\\d{2}))?");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})(?:st|nd|rd|th|-?го|-?е)?");

    private final List<String> words;
    private int at;
    private boolean nextWeek;
    private @Nullable Integer daysFromToday;
    private @Nullable DayOfWeek weekday;
    private @Nullable Integer dayOfMonth;
    private @Nullable Month month;
    private @Nullable Integer year;
    private @Nullable LocalTime time;
    private @Nullable Reason problem;

    private PhraseReader(List<String> words) {
        this.words = words;
    }

    /** Reads normalised text. */
    static Outcome read(String normal) {
        String oneWordEach = normal.replace("day after tomorrow", "послезавтра")
                .replace("a.m.", "am")
                .replace("p.m.", "pm")
                .replaceAll("[,;]| of ", " ");
        List<String> words = Arrays.stream(oneWordEach.split(" "))
                .map(word -> word.endsWith(".") ? word.substring(0, word.length() - 1) : word)
                .filter(word -> !word.isEmpty())
                .toList();
        return new PhraseReader(words).readAll();
    }

    private Outcome readAll() {
        for (at = 0; at < words.size(); at++) {
            boolean fits = readWord(words.get(at));
            if (!fits) {
                return new Unread(problem == null ? Reason.NOT_A_TIME : problem);
            }
        }
        Optional<Phrase.Day> day = day();
        if (day.isEmpty()) {
            return new Unread(Reason.NOT_A_TIME);
        }
        if (time == null) {
            boolean isDay = !(day.get() instanceof Phrase.Unwritten);
            return new Unread(isDay ? Reason.NO_TIME_OF_DAY : Reason.NOT_A_TIME);
        }
        return new Read(new Phrase(day.get(), time));
    }

    private boolean readWord(String word) {
        if (Vocabulary.DAYS_FROM_TODAY.containsKey(word)) {
            boolean first = daysFromToday == null;
            daysFromToday = Vocabulary.DAYS_FROM_TODAY.get(word);
            return first;
        }
        if (Vocabulary.WEEKDAYS.containsKey(word)) {
            boolean first = weekday == null;
            weekday = Vocabulary.WEEKDAYS.get(word);
            return first;
        }
        if (Vocabulary.MONTHS.containsKey(word)) {
            return setMonth(Vocabulary.MONTHS.get(word));
        }
        if (Vocabulary.NEXT.contains(word) || Vocabulary.THIS.contains(word)) {
            nextWeek = Vocabulary.NEXT.contains(word);
            return Vocabulary.WEEKDAYS.containsKey(following());
        }
        if (Vocabulary.NAMED_HOURS.containsKey(word)) {
            return setTime(LocalTime.of(Vocabulary.NAMED_HOURS.get(word), 0));
        }
        return Character.isDigit(word.charAt(0)) ? readDigits(word) : Vocabulary.FILLERS.contains(word);
    }

    private boolean readDigits(String word) {
        Matcher clock = CLOCK.matcher(word);
        if (clock.matches()) {
            int seconds = clock.group(3) == null ? 0 : number(clock.group(3));
            return readClock(number(clock.group(1)), number(clock.group(2)), seconds, dayPart(clock.group(4)));
        }
        Matcher hour = HOUR.matcher(word);
        if (hour.matches()) {
            return readClock(number(hour.group(1)), 0, 0, dayPart(hour.group(2)));
        }
        Matcher yearFirst = YEAR_FIRST.matcher(word);
        if (yearFirst.matches()) {
            return setDate(number(yearFirst.group(4)), number(yearFirst.group(3)), yearFirst.group(1));
        }
        Matcher dotted = DOTTED.matcher(word);
        if (dotted.matches()) {
            return readDotted(dotted);
        }
        Matcher slashed = SLASHED.matcher(word);
        if (slashed.matches()) {
            return readSlashed(slashed);
        }
        Matcher number = NUMBER.matcher(word);
        return number.matches()
                && readNumber(number(number.group(1)), number.group(1).length());
    }

    /** {@code 04.12} is a date, and {@code 19.30} is a time: it depends on what is still missing and on what is possible. */
    private boolean readDotted(Matcher dotted) {
        int first = number(dotted.group(1));
        int second = number(dotted.group(2));
        boolean canBeDate = month == null && daysFromToday == null && weekday == null && second >= 1 && second <= 12;
        if (dotted.group(3) != null || (canBeDate && first >= 1 && first <= 31)) {
            return setDate(first, second, dotted.group(3));
        }
        return dotted.group(2).length() == 2 && readClock(first, second, 0, Optional.empty());
    }

    private boolean readSlashed(Matcher slashed) {
        int first = number(slashed.group(1));
        int second = number(slashed.group(2));
        if (first <= 12 && second <= 12 && first != second) {
            problem = Reason.AMBIGUOUS_DATE;
            return false;
        }
        return second <= 12 ? setDate(first, second, slashed.group(3)) : setDate(second, first, slashed.group(3));
    }

    private boolean readNumber(int number, int digits) {
        Optional<DayPart> part = dayPart(following());
        if (part.isPresent() && digits <= 2) {
            at++;
            return number <= 12 && setClock(number, 0, 0, part);
        }
        if (digits <= 2 && Vocabulary.HOUR_WORDS.contains(following())) {
            at++;
            return setClock(number, 0, 0, Optional.empty());
        }
        if (digits == 4) {
            boolean first = year == null;
            year = number;
            return first;
        }
        boolean nextToMonth = Vocabulary.MONTHS.containsKey(following()) || (month != null && dayOfMonth == null);
        if (nextToMonth && dayOfMonth == null) {
            dayOfMonth = number;
            return true;
        }
        boolean isHour = at > 0 && Vocabulary.BEFORE_HOUR.contains(words.get(at - 1));
        if (isHour && number <= 12) {
            problem = Reason.AMBIGUOUS_HOUR;
        }
        return isHour && number > 12 && setClock(number, 0, 0, Optional.empty());
    }

    private boolean readClock(int hour, int minute, int second, Optional<DayPart> part) {
        if (part.isPresent()) {
            return setClock(hour, minute, second, part);
        }
        Optional<DayPart> after = dayPart(following());
        if (after.isPresent()) {
            at++;
        }
        return setClock(hour, minute, second, after);
    }

    private boolean setClock(int hour, int minute, int second, Optional<DayPart> part) {
        if (hour > 23 || minute > 59 || second > 59) {
            return false;
        }
        if (part.isEmpty()) {
            return setTime(LocalTime.of(hour, minute, second));
        }
        boolean afterNoon = part.get() == DayPart.AFTER_NOON;
        if (hour == 0 || (hour > 12 && !afterNoon)) {
            return false;
        }
        int hourOfDay = hour > 12 ? hour : hour % 12 + (afterNoon ? 12 : 0);
        return setTime(LocalTime.of(hourOfDay, minute, second));
    }

    private boolean setTime(LocalTime value) {
        boolean first = time == null;
        time = value;
        return first;
    }

    private boolean setMonth(Month value) {
        boolean first = month == null;
        month = value;
        return first;
    }

    private boolean setDate(int day, int monthNumber, @Nullable String yearDigits) {
        if (dayOfMonth != null || month != null || year != null) {
            return false;
        }
        if (monthNumber < 1 || monthNumber > 12) {
            problem = Reason.NO_SUCH_DATE;
            return false;
        }
        dayOfMonth = day;
        month = Month.of(monthNumber);
        if (yearDigits != null) {
            year = yearDigits.length() == 2 ? 2000 + number(yearDigits) : number(yearDigits);
        }
        return true;
    }

    private Optional<Phrase.Day> day() {
        if (month == null || dayOfMonth == null) {
            boolean isPartOfDate = month != null || dayOfMonth != null || year != null;
            return isPartOfDate ? Optional.empty() : dayWithoutDate();
        }
        if (daysFromToday != null) {
            return Optional.empty();
        }
        OptionalInt writtenYear = year == null ? OptionalInt.empty() : OptionalInt.of(year);
        return Optional.of(new Phrase.OnDate(dayOfMonth, month, writtenYear, Optional.ofNullable(weekday)));
    }

    private Optional<Phrase.Day> dayWithoutDate() {
        if (daysFromToday != null) {
            return weekday == null ? Optional.of(new Phrase.FromToday(daysFromToday)) : Optional.empty();
        }
        return Optional.of(weekday == null ? new Phrase.Unwritten() : new Phrase.OnWeekday(weekday, nextWeek));
    }

    private String following() {
        return at + 1 < words.size() ? words.get(at + 1) : "";
    }

    private static Optional<DayPart> dayPart(@Nullable String word) {
        return word == null ? Optional.empty() : Optional.ofNullable(Vocabulary.DAY_PARTS.get(word));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
