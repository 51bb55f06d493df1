package io.rondo.chat.time;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones by the names that people use for them. Safe to call from several threads. */
public final class Zones {

    private static final int LONGEST_NAME = 50;
    private static final int MOST_SUGGESTIONS = 5;
    private static final Pattern OFFSET =
            Pattern.compile("(?:utc|gmt|мск)? ?([+-]) ?(\\d{1,2})(?::?([0-5]\\d))?|utc|gmt|z");
    private static final List<ULocale> LANGUAGES = List.of(ULocale.ENGLISH, new ULocale("ru"));

    private Zones() {}

    /**
     * The zone that a person means by an IANA name in any case ({@code europe/berlin}), a city in English or Russian
     * ({@code New York}, {@code москва}), or an offset ({@code UTC+3}, {@code +05:30}, within ±18 h). Empty when it is none.
     */
    public static Optional<ZoneId> find(String name) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String key = key(name);
        Matcher offset = OFFSET.matcher(key);
        return offset.matches() ? ofOffset(key, offset) : Optional.ofNullable(Names.BY_KEY.get(key));
    }

    /** Up to five zones whose names are close to what was written, the closest first; none for a name that is far from all. */
    public static List<ZoneId> suggest(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return List.of();
        }
        String key = key(name);
        int allowed = key.length() <= 4 ? 1 : key.length() <= 8 ? 2 : 3;
        record Near(int distance, ZoneId zone) {}
        return Names.BY_KEY.entrySet().stream()
                .map(entry -> new Near(distance(key, entry.getKey()), entry.getValue()))
                .filter(near -> near.distance() <= allowed)
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparing(near -> near.zone().getId()))
                .map(Near::zone)
                .distinct()
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    /** The zone's city in a person's language, as {@code Berlin} or {@code Берлин}; the id of a zone without a city. */
    public static String displayName(ZoneId zone, Locale locale) {
        String city = TimeZoneNames.getInstance(locale).getExemplarLocationName(TimeZone.getCanonicalID(zone.getId()));
        return city == null || !zone.getId().contains("/") ? zone.getId() : city;
    }

    private static Optional<ZoneId> ofOffset(String key, Matcher offset) {
        if (offset.group(1) == null) {
            return Optional.of(ZoneId.of("UTC"));
        }
        try {
            int sign = offset.group(1).equals("+") ? 1 : -1;
            int hours = Integer.parseInt(offset.group(2)) + (key.startsWith("мск") ? sign * 3 : 0);
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            return Optional.of(ZoneId.ofOffset("UTC", ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes)));
        } catch (DateTimeException moreThan18Hours) {
            return Optional.empty();
        }
    }

    private static String key(String name) {
        String normal = Vocabulary.normalise(name);
        // IANA names keep their hyphens and slashes; in cities, a hyphen, an underscore and a space are the same to
        // people.
        return normal.contains("/")
                ? normal.replace(' ', '_')
                : normal.replace('_', ' ').replaceAll("(?<=\\p{L})-(?=\\p{L})", " ");
    }

    /** Edits (insert, delete, replace) that turn one word into the other: Wagner and Fischer, two rows. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }

    /** Built at first use: reading the city names takes a moment. */
    private static final class Names {

        static final Map<String, ZoneId> BY_KEY = load();

        private static Map<String, ZoneId> load() {
            Map<String, ZoneId> byKey = new TreeMap<>();
            for (String id : ZoneId.getAvailableZoneIds()) {
                if (!id.startsWith("SystemV/")) {
                    byKey.put(key(id), ZoneId.of(id));
                }
            }
            for (String id : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
                String iana = TimeZone.getIanaID(id);
                if (ZoneId.getAvailableZoneIds().contains(iana)) {
                    addCities(byKey, id, ZoneId.of(iana));
                }
            }
            bigCities().forEach((city, id) -> byKey.put(key((String) city), ZoneId.of((String) id)));
            return byKey;
        }

        private static void addCities(Map<String, ZoneId> byKey, String id, ZoneId zone) {
            byKey.putIfAbsent(key(id.substring(id.lastIndexOf('/') + 1)), zone);
            byKey.putIfAbsent(key(zone.getId().substring(zone.getId().lastIndexOf('/') + 1)), zone);
            for (ULocale language : LANGUAGES) {
                String city = TimeZoneNames.getInstance(language).getExemplarLocationName(id);
                if (city != null) {
                    byKey.putIfAbsent(key(city), zone);
                }
            }
        }

        private static Properties bigCities() {
            try (InputStream file = Zones.class.getResourceAsStream("cities.properties")) {
                if (file == null) {
                    throw new IllegalStateException("cities.properties is missing beside " + Zones.class.getName());
                }
                Properties cities = new Properties();
                cities.load(new InputStreamReader(file, StandardCharsets.UTF_8));
                return cities;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
