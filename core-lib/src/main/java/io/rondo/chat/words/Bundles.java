package io.rondo.chat.words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The wording of all features in all languages, as one space of keys. Immutable and safe to use from several threads.
 *
 * <p>A key that a language lacks is said in English; {@link #problems} finds those, for a test.
 */
public final class Bundles {

    /** The languages there are; the first stands in for what another lacks. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));

    private final Map<Locale, Map<String, Wording>> byLanguage = new HashMap<>();

    /**
     * Loads the bundles of the features.
     *
     * @param features their names, which are their folders
     * @throws IllegalStateException when a bundle is missing or cannot be read, a key stands twice, or a pattern is malformed
     */
    public Bundles(List<String> features) {
        for (Locale language : LANGUAGES) {
            Map<String, Wording> wordings = new HashMap<>();
            for (String feature : features) {
                BundleFile.load(feature, language).forEach((key, pattern) -> {
                    if (wordings.put(key, Wording.of(key, pattern, language)) != null) {
                        throw new IllegalStateException(key + " stands in two bundles, one of them " + feature);
                    }
                });
            }
            byLanguage.put(language, Map.copyOf(wordings));
        }
    }

    /** The words for one reader; a locale without bundles reads English. */
    public Words words(Locale locale, ZoneId zone, Instant now) {
        return new BundleWords(this, closest(Optional.of(locale.toLanguageTag())), zone, now);
    }

    /** The language of the first tag ({@code en-US}, {@code ru}) that has bundles, or English. */
    @SafeVarargs
    public final Locale closest(Optional<String>... tagsInOrder) {
        for (Optional<String> tag : tagsInOrder) {
            Optional<Locale> language = tag.flatMap(Bundles::languageOf);
            if (language.isPresent()) {
                return language.get();
            }
        }
        return LANGUAGES.getFirst();
    }

    /** Whether any language has the key. */
    public boolean has(String key) {
        return byLanguage.values().stream().anyMatch(wordings -> wordings.containsKey(key));
    }

    /** All keys of a language. */
    public Set<String> keys(Locale language) {
        return byLanguage.getOrDefault(language, Map.of()).keySet();
    }

    /** What keeps the languages from being complete and alike, a line each: missing keys, arguments that differ. */
    public List<String> problems() {
        Set<String> all = new TreeSet<>();
        byLanguage.values().forEach(wordings -> all.addAll(wordings.keySet()));
        List<String> problems = new ArrayList<>();
        for (String key : all) {
            List<Wording> wordings = LANGUAGES.stream()
                    .flatMap(language -> find(key, language).stream())
                    .toList();
            if (wordings.size() < LANGUAGES.size()) {
                problems.add(key + " is not there in every language");
            } else if (wordings.stream().map(Wording::arguments).distinct().count() > 1) {
                problems.add(key + " takes different arguments: "
                        + wordings.stream()
                                .map(Wording::arguments)
                                .map(TreeSet::new)
                                .toList());
            }
        }
        return problems;
    }

    /** @throws IllegalArgumentException when no bundle has the key */
    Wording wording(String key, Locale language) {
        return find(key, language)
                .or(() -> LANGUAGES.stream()
                        .flatMap(other -> find(key, other).stream())
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("no bundle has " + key));
    }

    private Optional<Wording> find(String key, Locale language) {
        return Optional.ofNullable(byLanguage.getOrDefault(language, Map.of()).get(key));
    }

    private static Optional<Locale> languageOf(String tag) {
        String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return LANGUAGES.stream()
                .filter(candidate -> candidate.getLanguage().equals(language))
                .findFirst();
    }
}
