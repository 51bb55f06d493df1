package io.rondo.discord.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/**
 * What commands, subcommands and options are called in people's own languages: one word for each word of a name, wherever it stands. It
 * is what Discord shows; the bot is told the English name whatever was typed. A word without a translation stays English. Immutable.
 */
final class LocalNames {

    private final Map<Locale, Map<String, String>> byLanguage = new HashMap<>();

    /** @throws IllegalStateException when a language has no file of names */
    LocalNames(Iterable<Locale> languages) {
        languages.forEach(language -> byLanguage.put(language, load(language)));
    }

    private static Map<String, String> load(Locale language) {
        String file = "names_" + language.getLanguage() + ".properties";
        Properties names = new Properties();
        try (InputStream in = LocalNames.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        Map<String, String> words = new HashMap<>();
        names.stringPropertyNames().forEach(name -> words.put(name, names.getProperty(name)));
        return Map.copyOf(words);
    }

    /** @param name a word of a command's name, or an option's name */
    Optional<String> in(Locale language, String name) {
        return Optional.ofNullable(byLanguage.getOrDefault(language, Map.of()).get(name));
    }

    /** In all languages that have a word for it, as Discord takes them. */
    Map<DiscordLocale, String> of(String name) {
        Map<DiscordLocale, String> names = new HashMap<>();
        byLanguage
                .keySet()
                .forEach(language ->
                        in(language, name).ifPresent(word -> names.put(DiscordLocale.from(language), word)));
        return names;
    }
}
