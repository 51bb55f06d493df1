package io.rondo.chat.reply;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A command with some of its options, as a button or a form carries it.
 *
 * @param command the command's name, such as {@code event register}
 * @param options option names to their values as text; the command's declared types read them
 */
public record Action(String command, Map<String, String> options) {

    public Action {
        options = Map.copyOf(options);
    }

    public static Action of(String command) {
        return new Action(command, Map.of());
    }

    public Action with(String option, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new Action(command, more);
    }

    public Action with(String option, UUID value) {
        return with(option, value.toString());
    }

    public Action with(String option, long value) {
        return with(option, Long.toString(value));
    }

    public Action with(Map<String, String> values) {
        Map<String, String> more = new TreeMap<>(options);
        more.putAll(values);
        return new Action(command, more);
    }
}
