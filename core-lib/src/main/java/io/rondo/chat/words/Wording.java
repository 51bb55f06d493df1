package io.rondo.chat.words;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One message in one language: an ICU pattern with named arguments. Immutable and safe to use from several threads.
 *
 * @param format never formats itself, since that is not thread-safe: each use takes a copy
 */
record Wording(String key, MessageFormat format, Set<String> arguments) {

    /** @throws IllegalStateException when the pattern is malformed */
    static Wording of(String key, String pattern, Locale language) {
        if (pattern.chars().anyMatch(Sentinels::isOne)) {
            throw new IllegalStateException(key + " has a character from the private use area");
        }
        try {
            MessageFormat format = new MessageFormat(pattern, language);
            if (!format.usesNamedArguments() && !format.getArgumentNames().isEmpty()) {
                throw new IllegalStateException(key + " has numbered arguments: name them");
            }
            Markup.check(key, pattern);
            return new Wording(key, format, Set.copyOf(format.getArgumentNames()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(key + " is malformed: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when an argument that the message takes is not given */
    String format(Map<String, Object> values) {
        if (!values.keySet().containsAll(arguments)) {
            throw new IllegalArgumentException(
                    key + " takes " + arguments + ", given were only " + new TreeMap<>(values).keySet());
        }
        return format.clone().format(values);
    }
}
