package io.rondo.chat.time;

import io.rondo.chat.time.NaturalTime.Adjustment;
import io.rondo.chat.time.NaturalTime.InPast;
import io.rondo.chat.time.NaturalTime.NotUnderstood;
import io.rondo.chat.time.NaturalTime.Reason;
import io.rondo.chat.time.NaturalTime.Understood;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides which kind of time a text is, and gives it its place on the time line. */
final class NaturalTimeParser {

    private static final int LONGEST_TEXT = 100;
    private static final int MOST_YEARS_AHEAD = 10;
    private static final Duration LONGEST_AMOUNT = Duration.ofDays(366L * 11);

    private static final Pattern TIMESTAMP = Pattern.compile("<t:(-?\\d{1,12})(?::[a-z])?>");
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[t ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(z|[+-]\\d{2}(?::?\\d{2})?)");
    private static final Pattern ISO_LOCAL = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})t(\\d{2}:\\d{2}\\S*)(.*)");
    private static final Pattern AHEAD =
            Pattern.compile("(?:(?:in|через) |\\+ ?)(.+?)(?: (?:at|в|во) (.+))?|(.+) from now");
    private static final Pattern ZONE_LIKE = Pattern.compile("(?:\\p{L}+/[\\p{L}\\d_/+-]+|(?:utc|gmt)[+-]?[\\d:]*)");
    private static final Pattern BEFORE_ZONE = Pattern.compile(" (?:по|in)$");
    private static final int MOST_WORDS_OF_A_ZONE = 3;

    private final Instant now;

    NaturalTimeParser(Instant now) {
        this.now = now;
    }

    NaturalTime parse(String text, ZoneId zone) {
        if (text.length() > LONGEST_TEXT) {
            return new NotUnderstood(Reason.TOO_LONG);
        }
        String normal = Vocabulary.normalise(text);
        if (normal.isEmpty()) {
            return new NotUnderstood(Reason.EMPTY);
        }
        NaturalTime whole = parseInZone(normal, zone, false);
        return whole.equals(new NotUnderstood(Reason.NOT_A_TIME)) ? parseWithZone(normal) : whole;
    }

    private NaturalTime parseInZone(String normal, ZoneId zone, boolean zoneWritten) {
        if (Vocabulary.NOW.contains(normal)) {
            return placed(now.atZone(zone), Adjustment.NONE, zoneWritten);
        }
        Matcher timestamp = TIMESTAMP.matcher(normal);
        if (timestamp.matches()) {
            Instant instant = Instant.ofEpochSecond(Long.parseLong(timestamp.group(1)));
            return placed(instant.atZone(zone), Adjustment.NONE, zoneWritten);
        }
        Matcher iso = ISO.matcher(normal);
        if (iso.matches()) {
            return Zones.find(iso.group(3).equals("z") ? "utc" : iso.group(3))
                    .map(offset -> parsePhrase(iso.group(1) + " " + iso.group(2), offset, true))
                    .orElseGet(() -> new NotUnderstood(Reason.UNKNOWN_ZONE));
        }
        Matcher isoLocal = ISO_LOCAL.matcher(normal);
        if (isoLocal.matches()) {
            return parsePhrase(isoLocal.group(1) + " " + isoLocal.group(2) + isoLocal.group(3), zone, zoneWritten);
        }
        Matcher ahead = AHEAD.matcher(normal);
        if (ahead.matches()) {
            return parseAhead(ahead, zone, zoneWritten);
        }
        return parsePhrase(normal, zone, zoneWritten);
    }

    private NaturalTime parseWithZone(String normal) {
        List<String> words = new ArrayList<>(List.of(normal.split(" ")));
        if (words.size() > 1
                && ZONE_LIKE.matcher(words.getLast()).matches()
                && Zones.find(words.getLast()).isEmpty()) {
            return new NotUnderstood(Reason.UNKNOWN_ZONE);
        }
        for (int length = 1; length <= MOST_WORDS_OF_A_ZONE && length < words.size(); length++) {
            int split = words.size() - length;
            Optional<ZoneId> zone = Zones.find(String.join(" ", words.subList(split, words.size())));
            if (zone.isPresent()) {
                String rest = String.join(" ", words.subList(0, split));
                return parseInZone(BEFORE_ZONE.matcher(rest).replaceFirst(""), zone.get(), true);
            }
        }
        return new NotUnderstood(Reason.NOT_A_TIME);
    }

    private NaturalTime parseAhead(Matcher ahead, ZoneId zone, boolean zoneWritten) {
        String amountText = ahead.group(1) == null ? ahead.group(3) : ahead.group(1);
        Optional<Amounts> amounts = Amounts.parse(amountText);
        if (amounts.isEmpty()) {
            return new NotUnderstood(Reason.NOT_A_TIME);
        }
        Optional<ZonedDateTime> moment = ahead(amounts.get(), zone);
        if (moment.isEmpty()) {
            return new NotUnderstood(Reason.TOO_FAR);
        }
        if (ahead.group(2) == null) {
            return placed(moment.get(), Adjustment.NONE, zoneWritten);
        }
        boolean isTimeOfDay = PhraseReader.read("at " + ahead.group(2)) instanceof PhraseReader.Read(Phrase phrase)
                && phrase.day() instanceof Phrase.Unwritten;
        if (!isTimeOfDay || !amounts.get().isWholeDays()) {
            return new NotUnderstood(Reason.NOT_A_TIME);
        }
        LocalTime time = ((PhraseReader.Read) PhraseReader.read("at " + ahead.group(2)))
                .phrase()
                .time();
        return placed(moment.get().toLocalDate().atTime(time), zone, zoneWritten);
    }

    /** Whole days and longer are counted on the calendar, so that "in 3 days" keeps the time of day over a clock change. */
    private Optional<ZonedDateTime> ahead(Amounts amounts, ZoneId zone) {
        ZonedDateTime moment = now.atZone(zone);
        List<Amounts.Amount> exact = new ArrayList<>();
        for (Amounts.Amount part : amounts.parts()) {
            if (!Amounts.isCalendar(part)) {
                exact.add(part);
            } else if (part.count().longValue() > ChronoUnit.DAYS.between(now, now.plus(LONGEST_AMOUNT))) {
                return Optional.empty();
            } else {
                moment = moment.plus(part.count().longValue(), part.unit());
            }
        }
        ZonedDateTime base = moment;
        return new Amounts(exact).duration(LONGEST_AMOUNT).map(base::plus);
    }

    private NaturalTime parsePhrase(String normal, ZoneId zone, boolean zoneWritten) {
        return switch (PhraseReader.read(normal)) {
            case PhraseReader.Unread(Reason reason) -> new NotUnderstood(reason);
            case PhraseReader.Read(Phrase phrase) -> {
                Optional<LocalDate> date = phrase.date(zone, now);
                if (date.isEmpty()) {
                    yield new NotUnderstood(Reason.NO_SUCH_DATE);
                }
                boolean fits = !(phrase.day() instanceof Phrase.OnDate onDate)
                        || onDate.weekday()
                                .map(date.get().getDayOfWeek()::equals)
                                .orElse(true);
                yield fits
                        ? placed(date.get().atTime(phrase.time()), zone, zoneWritten)
                        : new NotUnderstood(Reason.WEEKDAY_DOES_NOT_FIT);
            }
        };
    }

    private NaturalTime placed(LocalDateTime local, ZoneId zone, boolean zoneWritten) {
        int offsets = zone.getRules().getValidOffsets(local).size();
        Adjustment adjustment = switch (offsets) {
            case 0 -> Adjustment.MOVED_OUT_OF_GAP;
            case 1 -> Adjustment.NONE;
            default -> Adjustment.FIRST_OF_TWO;
        };
        // ofLocal moves a time in a gap forward by the gap's length, and takes the earlier offset in an overlap.
        return placed(ZonedDateTime.ofLocal(local, zone, null), adjustment, zoneWritten);
    }

    private NaturalTime placed(ZonedDateTime moment, Adjustment adjustment, boolean zoneWritten) {
        if (moment.toInstant().isBefore(now)) {
            return new InPast(moment);
        }
        if (moment.isAfter(now.atZone(moment.getZone()).plusYears(MOST_YEARS_AHEAD))) {
            return new NotUnderstood(Reason.TOO_FAR);
        }
        return new Understood(moment, adjustment, zoneWritten);
    }
}
