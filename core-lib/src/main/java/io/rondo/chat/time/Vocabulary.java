package io.rondo.chat.time;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that times are written with, in all languages at once: people mix them. */
final class Vocabulary {

    static final Map<String, DayOfWeek> WEEKDAYS = byWord(Map.of(
            DayOfWeek.MONDAY, "mon monday пн понедельник",
            DayOfWeek.TUESDAY, "tue tues tuesday вт вторник",
            DayOfWeek.WEDNESDAY, "wed weds wednesday ср среда среду",
            DayOfWeek.THURSDAY, "thu thur thurs thursday чт четверг",
            DayOfWeek.FRIDAY, "fri friday пт пятница пятницу",
            DayOfWeek.SATURDAY, "sat saturday сб суббота субботу",
            DayOfWeek.SUNDAY, "sun sunday вс воскресенье"));

    static final Map<String, Month> MONTHS = byWord(Map.ofEntries(
            Map.entry(Month.JANUARY, "jan january янв январь января"),
            Map.entry(Month.FEBRUARY, "feb february фев февр февраль февраля"),
            Map.entry(Month.MARCH, "mar march мар март марта"),
            Map.entry(Month.APRIL, "apr april апр апрель апреля"),
            Map.entry(Month.MAY, "may май мая"),
            Map.entry(Month.JUNE, "jun june июн июнь июня"),
            Map.entry(Month.JULY, "jul july июл июль июля"),
            Map.entry(Month.AUGUST, "aug august авг август августа"),
            Map.entry(Month.SEPTEMBER, "sep sept september сен сент сентябрь сентября"),
            Map.entry(Month.OCTOBER, "oct october окт октябрь октября"),
            Map.entry(Month.NOVEMBER, "nov november ноя нояб ноябрь ноября"),
            Map.entry(Month.DECEMBER, "dec december дек декабрь декабря")));

    /** Days from today. */
    static final Map<String, Integer> DAYS_FROM_TODAY = byWord(Map.of(
            -2, "позавчера",
            -1, "yesterday вчера",
            0, "today tonight сегодня",
            1, "tomorrow завтра",
            2, "послезавтра"));

    /** Which half or part of the day a bare hour belongs to. */
    enum DayPart {
        BEFORE_NOON,
        AFTER_NOON
    }

    static final Map<String, DayPart> DAY_PARTS =
            byWord(Map.of(DayPart.BEFORE_NOON, "am утра ночи", DayPart.AFTER_NOON, "pm дня вечера"));

    /** Midnight is missing on purpose: "friday midnight" is the start of it to some, and the end to others. */
    static final Map<String, Integer> NAMED_HOURS = byWord(Map.of(12, "noon полдень"));

    static final Set<String> HOUR_WORDS = Set.of("ч", "час", "часа", "часов", "h");

    static final Set<String> NEXT = Set.of("next", "следующий", "следующую", "следующее", "след");
    static final Set<String> THIS = Set.of("this", "этот", "эту", "это");
    static final Set<String> NOW = Set.of("now", "right now", "сейчас", "прямо сейчас");
    static final Set<String> BEFORE_HOUR = Set.of("at", "в", "во");
    static final Set<String> FILLERS = Set.of("at", "on", "the", "of", "в", "во", "на", "к", "г", "года", "o'clock");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private Vocabulary() {}

    /** Lower case, one kind of space, composed characters, no {@code ё}; for text whose length has been checked. */
    static String normalise(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACES.matcher(composed)
                .replaceAll(" ")
                .strip()
                .replace('ё', 'е')
                .replace('−', '-');
    }

    static <T> Map<String, T> byWord(Map<T, String> wordsOf) {
        Map<String, T> byWord = new HashMap<>();
        wordsOf.forEach((meaning, words) -> {
            for (String word : words.split(" ")) {
                if (byWord.put(word, meaning) != null) {
                    throw new IllegalStateException("two meanings for " + word);
                }
            }
        });
        return Map.copyOf(byWord);
    }
}
