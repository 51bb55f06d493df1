package io.rondo.series;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes an RRULE of a phrase such as "every 2 weeks on fri", word by word. For one phrase and one thread. */
final class RepeatPhraseReader {

    private static final int MOST_OF_MONTH = 31;

    private final List<RepeatWords.Meaning> meanings = new ArrayList<>();
    private final Set<DayOfWeek> days = new TreeSet<>();
    private final List<Integer> positions = new ArrayList<>();
    private final List<Integer> monthDays = new ArrayList<>();
    private String freq = "";
    private int interval = 1;
    private int count;
    private boolean understood;

    /** @param phrase in lower case, one space between words */
    RepeatPhraseReader(String phrase) {
        understood = !phrase.isBlank();
        for (String word : phrase.split(" ")) {
            Optional<RepeatWords.Meaning> meaning = RepeatWords.of(word);
            understood &= meaning.isPresent();
            meaning.filter(one -> !(one instanceof RepeatWords.Filler)).ifPresent(meanings::add);
        }
    }

    /** Empty when the phrase is not understood. */
    Optional<String> rule() {
        for (int at = 0; at < meanings.size() && understood; at++) {
            RepeatWords.Meaning next = at + 1 < meanings.size() ? meanings.get(at + 1) : new RepeatWords.Filler();
            at += take(meanings.get(at), next);
        }
        return understood ? combined().map(this::withCount) : Optional.empty();
    }

    /** @return how many of the following words were taken with this one */
    private int take(RepeatWords.Meaning meaning, RepeatWords.Meaning next) {
        switch (meaning) {
            case RepeatWords.Often(String often, int every) -> every(often, every);
            case RepeatWords.Unit(String unit) -> every(unit, 1);
            case RepeatWords.Days(Set<DayOfWeek> named) -> days.addAll(named);
            case RepeatWords.Count(int number) -> {
                return number(number, next);
            }
            case RepeatWords.Nth(int position) -> {
                return nth(position, next);
            }
            case RepeatWords.Other other -> interval(2);
            case RepeatWords.Times times -> {
                // "раз в неделю": once a week.
            }
            case RepeatWords.OfMonth ofMonth -> understood &= !positions.isEmpty();
            case RepeatWords.Filler filler -> {}
        }
        return 0;
    }

    private int number(int number, RepeatWords.Meaning next) {
        switch (next) {
            case RepeatWords.Unit(String unit) -> {
                interval(number);
                every(unit, 1);
            }
            case RepeatWords.Times times -> count = number;
            case RepeatWords.OfMonth ofMonth -> monthDay(number);
            default -> understood = false;
        }
        return 1;
    }

    private int nth(int position, RepeatWords.Meaning next) {
        if (next instanceof RepeatWords.Unit(String unit)) {
            boolean ofMonth = unit.equals("DAILY") && (position < 0 || isMonthly());
            if (ofMonth) {
                monthDay(position);
            } else {
                interval(position);
                every(unit, 1);
            }
            return 1;
        }
        positions.add(position);
        return 0;
    }

    /** Whether a month is named anywhere in the phrase. */
    private boolean isMonthly() {
        return meanings.stream()
                .anyMatch(one -> one instanceof RepeatWords.Unit(String unit) && unit.equals("MONTHLY")
                        || one instanceof RepeatWords.Often(String often, int every) && often.equals("MONTHLY"));
    }

    private void every(String newFreq, int every) {
        understood &= freq.isEmpty() || freq.equals(newFreq);
        freq = newFreq;
        if (every != 1) {
            interval(every);
        }
    }

    private void interval(int every) {
        understood &= interval == 1 && every >= 1;
        interval = every;
    }

    private void monthDay(int day) {
        understood &= day == -1 || day >= 1 && day <= MOST_OF_MONTH;
        monthDays.add(day);
    }

    private Optional<String> combined() {
        if (!days.isEmpty()) {
            return onWeekdays();
        }
        positions.forEach(this::monthDay);
        if (!monthDays.isEmpty()) {
            boolean monthly = freq.isEmpty() || freq.equals("MONTHLY");
            return monthly && understood
                    ? Optional.of(every("MONTHLY") + ";BYMONTHDAY=" + joined(monthDays))
                    : Optional.empty();
        }
        return freq.isEmpty() ? Optional.empty() : Optional.of(every(freq));
    }

    private Optional<String> onWeekdays() {
        if (!monthDays.isEmpty()) {
            return Optional.empty();
        }
        boolean everyOther = positions.equals(List.of(2)) && !isMonthly();
        if (positions.isEmpty() || everyOther) {
            // "every second friday" is every other one; of a month it is only where a month is named.
            interval(everyOther ? 2 : interval == 1 ? 1 : takeInterval());
            boolean weekly = freq.isEmpty() || freq.equals("WEEKLY") || freq.equals("DAILY") && isWorkingWeek();
            return weekly && understood
                    ? Optional.of(every("WEEKLY") + ";BYDAY=" + names(List.of(0)))
                    : Optional.empty();
        }
        boolean monthly = freq.isEmpty() || freq.equals("MONTHLY");
        boolean real = positions.stream().allMatch(position -> position == -1 || position >= 1 && position <= 5);
        return monthly && real ? Optional.of(every("MONTHLY") + ";BYDAY=" + names(positions)) : Optional.empty();
    }

    /** "каждый будний день", "каждый рабочий день". */
    private boolean isWorkingWeek() {
        return days.size() > 1 && interval == 1;
    }

    private int takeInterval() {
        int taken = interval;
        interval = 1;
        return taken;
    }

    private String names(List<Integer> nth) {
        return nth.stream()
                .flatMap(position -> days.stream()
                        .map(day -> (position == 0 ? "" : position) + day.name().substring(0, 2)))
                .collect(Collectors.joining(","));
    }

    private String every(String what) {
        return "FREQ=" + what + (interval == 1 ? "" : ";INTERVAL=" + interval);
    }

    private String withCount(String rule) {
        return count == 0 ? rule : rule + ";COUNT=" + count;
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
