package io.rondo.bench.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the steps of an evening by what people read. */
final class Steps {

    /** A round as its two are shown it: number and partner. */
    static final Pattern ROUND = Pattern.compile("Round (\\d+) of \\d+\\W+with \\W*(\\w+)");

    private static final Pattern ANY_ROUND = Pattern.compile("(?i)round (\\d+) (?:of \\d+\\W+with|runs until|is over)");

    private static final Map<Pattern, String> BY_WORDS = new LinkedHashMap<>();

    static {
        BY_WORDS.put(Pattern.compile("(?i)will you be there\\?"), "asked to confirm");
        BY_WORDS.put(Pattern.compile("takes place"), "takes place");
        BY_WORDS.put(Pattern.compile("Are you here\\?"), "rules");
        BY_WORDS.put(ANY_ROUND, "round");
        BY_WORDS.put(Pattern.compile("both said yes|No mutual yes|See who said yes"), "result");
    }

    private Steps() {}

    /** The steps that a person should hear, in order. */
    static List<String> all(int rounds) {
        List<String> all = new ArrayList<>(List.of("asked to confirm", "takes place", "rules"));
        for (int round = 1; round <= rounds; round++) {
            all.add("round " + round);
        }
        all.add("result");
        return all;
    }

    /** The step that a text tells of; a round with its number. */
    static Optional<String> in(String text) {
        for (Map.Entry<Pattern, String> step : BY_WORDS.entrySet()) {
            Matcher found = step.getKey().matcher(text);
            if (found.find()) {
                return Optional.of(step.getKey() == ANY_ROUND ? "round " + found.group(1) : step.getValue());
            }
        }
        return Optional.empty();
    }

    /** Each step once, where it is first told of. */
    static List<String> of(List<String> texts) {
        return texts.stream().flatMap(text -> in(text).stream()).distinct().toList();
    }
}
