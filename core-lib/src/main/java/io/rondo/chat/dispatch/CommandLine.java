package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Incoming.Input.Line;
import io.rondo.chat.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a typed line is: {@code /event create title:"Friday mixer"}, the same as {@code /event_create …}, or no command at all.
 * Names are read in any case. Immutable.
 */
public sealed interface CommandLine {

    /** A command of the catalogue, with what stands behind its name, not yet read ({@link Arguments} does). */
    record Call(Command command, String arguments) implements CommandLine {

        /**
         * The options' values as they were written.
         *
         * @throws UserError when they cannot be told apart
         */
        public Map<String, String> options() {
            return Arguments.read(command, arguments);
        }
    }

    /** The beginning that several commands share, alone: {@code /event}. */
    record Family(String head) implements CommandLine {}

    /** A command, but none of ours; as it was typed, without the slash. */
    record Unknown(String typed) implements CommandLine {}

    /** No command. */
    record Talk() implements CommandLine {}

    Pattern HEAD = Pattern.compile("/(\\p{L}[\\p{L}\\p{N}_-]{0,63})(?:@([A-Za-z0-9_]{1,64}))?(?=\\s|$)");
    Pattern WORD = Pattern.compile("[ \\t]+([A-Za-z][A-Za-z0-9]{0,31})(?=\\s|$)");
    int MOST_WORDS = 3;

    /** Reads a line of any length; never throws. A bot's name after the command ({@code /help@rondobot}) is passed over. */
    static CommandLine parse(String line, Catalogue catalogue) {
        String text = line.strip();
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            return new Talk();
        }
        List<String> names = new ArrayList<>(List.of(head.group(1).toLowerCase(Locale.ROOT)));
        List<Integer> ends = new ArrayList<>(List.of(head.end()));
        Matcher word = WORD.matcher(text);
        while (names.size() < MOST_WORDS
                && word.region(ends.getLast(), text.length()).lookingAt()) {
            names.add(names.getLast() + "_" + word.group(1).toLowerCase(Locale.ROOT));
            ends.add(word.end());
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            Optional<Command> command = catalogue.findTyped(names.get(i));
            if (command.isPresent()) {
                return new Call(command.get(), text.substring(ends.get(i)));
            }
        }
        return familyOrUnknown(names, catalogue);
    }

    /**
     * The line as this bot takes it where the platform lets several bots hear the same lines: addressed when it names this bot,
     * empty when it names another one.
     */
    static Optional<Line> heardBy(String botName, String line) {
        Matcher head = HEAD.matcher(line.strip());
        if (!head.lookingAt() || head.group(2) == null) {
            return Optional.of(new Line(line, false));
        }
        return head.group(2).equalsIgnoreCase(botName) ? Optional.of(new Line(line, true)) : Optional.empty();
    }

    private static CommandLine familyOrUnknown(List<String> names, Catalogue catalogue) {
        String head = names.getFirst().replace('_', ' ');
        if (catalogue.typedUnder(head).isEmpty()) {
            return new Unknown(head);
        }
        return names.size() == 1 ? new Family(head) : new Unknown(names.get(1).replace('_', ' '));
    }
}
