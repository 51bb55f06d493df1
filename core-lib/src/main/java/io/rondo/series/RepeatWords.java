package io.rondo.series;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that repetitions are written with, in both languages at once: people mix them. */
final class RepeatWords {

    /** What a word means. */
    sealed interface Meaning {}

    /** "weekly": how often, every how many. */
    record Often(String freq, int interval) implements Meaning {}

    record Unit(String freq) implements Meaning {}

    record Days(Set<DayOfWeek> days) implements Meaning {}

    /** "first", "3rd", "last" as -1. */
    record Nth(int position) implements Meaning {}

    record Count(int number) implements Meaning {}

    /** "other": every second. */
    record Other() implements Meaning {}

    /** After a number: so many times. */
    record Times() implements Meaning {}

    /** After a number: on that day of the month. */
    record OfMonth() implements Meaning {}

    record Filler() implements Meaning {}

    static final Set<String> NEVER =
            Set.of("no", "none", "never", "once", "нет", "никогда", "не повторять", "один раз");
    static final List<String> UNTIL = List.of("until", "till", "до");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern NTH = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|-?(?:й|ый|ий|ю|ую|е|ое|я|ая|го|ого))");
    private static final Map<String, Meaning> WORDS = words();

    private RepeatWords() {}

    static Optional<Meaning> of(String word) {
        if (NUMBER.matcher(word).matches()) {
            return Optional.of(new Count(Integer.parseInt(word)));
        }
        Matcher nth = NTH.matcher(word);
        return nth.matches()
                ? Optional.of(new Nth(Integer.parseInt(nth.group(1))))
                : Optional.ofNullable(WORDS.get(word));
    }

    private static Map<String, Meaning> words() {
        Map<String, Meaning> words = new HashMap<>();
        put(
                words,
                new Filler(),
                "every each on the of in at and for a per каждый каждую каждое каждые каждого каждая по в во на и раза");
        put(words, new Times(), "times time occurrences раз");
        put(words, new OfMonth(), "числа число числам");
        put(words, new Other(), "other alternate через другой другую");
        put(words, new Often("DAILY", 1), "daily ежедневно");
        put(words, new Often("WEEKLY", 1), "weekly еженедельно");
        put(words, new Often("WEEKLY", 2), "biweekly fortnightly");
        put(words, new Often("MONTHLY", 1), "monthly ежемесячно");
        put(words, new Often("YEARLY", 1), "yearly annually ежегодно");
        put(words, new Unit("DAILY"), "day days день дня дней дни");
        put(words, new Unit("WEEKLY"), "week weeks неделя неделю недели недель");
        put(words, new Unit("MONTHLY"), "month months месяц месяца месяцев месяцы");
        put(words, new Unit("YEARLY"), "year years год года лет");
        put(words, new Count(2), "two два две");
        put(words, new Count(3), "three три");
        put(words, new Count(4), "four четыре");
        put(words, new Nth(1), "first первый первую первое первая первого");
        put(words, new Nth(2), "second второй вторую второе вторая второго");
        put(words, new Nth(3), "third третий третью третье третья третьего");
        put(words, new Nth(4), "fourth четвертый четвертую четвертое четвертая четвертого");
        put(words, new Nth(5), "fifth пятый пятую пятое пятая пятого");
        put(words, new Nth(-1), "last последний последнюю последнее последняя последнего");
        day(words, DayOfWeek.MONDAY, "mon monday mondays пн понедельник понедельники понедельникам понедельника");
        day(words, DayOfWeek.TUESDAY, "tue tues tuesday tuesdays вт вторник вторники вторникам вторника");
        day(words, DayOfWeek.WEDNESDAY, "wed weds wednesday wednesdays ср среда среду среды средам");
        day(words, DayOfWeek.THURSDAY, "thu thur thurs thursday thursdays чт четверг четверги четвергам четверга");
        day(words, DayOfWeek.FRIDAY, "fri friday fridays пт пятница пятницу пятницы пятницам");
        day(words, DayOfWeek.SATURDAY, "sat saturday saturdays сб суббота субботу субботы субботам");
        day(words, DayOfWeek.SUNDAY, "sun sunday sundays вс воскресенье воскресенья воскресеньям");
        put(
                words,
                new Days(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                "weekday weekdays workday workdays будни будням будний рабочий рабочим");
        put(
                words,
                new Days(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)),
                "weekend weekends выходные выходным выходной");
        return Map.copyOf(words);
    }

    private static void day(Map<String, Meaning> words, DayOfWeek day, String all) {
        put(words, new Days(EnumSet.of(day)), all);
    }

    private static void put(Map<String, Meaning> words, Meaning meaning, String all) {
        for (String word : all.split(" ")) {
            if (words.put(word, meaning) != null) {
                throw new IllegalStateException("two meanings for " + word);
            }
        }
    }
}
