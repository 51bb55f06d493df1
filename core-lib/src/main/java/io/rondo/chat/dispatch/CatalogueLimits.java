package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Holds a catalogue against what the platforms allow: names, lengths, counts, and whether all is described in every language.
 * For a test over all features; used once, by one thread.
 *
 * <p>Sources: Discord's reference on application commands and message components, Telegram's Bot API on {@code BotCommand}.
 */
public final class CatalogueLimits {

    private static final Pattern DISCORD_NAME = Pattern.compile("[-_\\p{L}\\p{N}]{1,32}");
    private static final int DISCORD_DESCRIPTION = 100;
    private static final int DISCORD_CHILDREN = 25;
    private static final int DISCORD_OPTIONS = 25;
    private static final int DISCORD_CHOICES = 25;
    private static final int DISCORD_CHOICE = 100;
    private static final int DISCORD_COMMANDS = 100;
    private static final int DISCORD_COMMAND_LETTERS = 8_000;
    private static final int DISCORD_FORM_FIELDS = 5;
    private static final Pattern TELEGRAM_NAME = Pattern.compile("[a-z0-9_]{1,32}");
    private static final int TELEGRAM_DESCRIPTION = 256;
    private static final int TELEGRAM_COMMANDS = 100;

    private final Catalogue catalogue;
    private final Bundles bundles;
    private final List<String> problems = new ArrayList<>();

    private CatalogueLimits(Catalogue catalogue, Bundles bundles) {
        this.catalogue = catalogue;
        this.bundles = bundles;
    }

    /** What a platform would refuse or a person could not read, a line each; empty when all is well. */
    public static List<String> problems(Catalogue catalogue, Bundles bundles) {
        CatalogueLimits limits = new CatalogueLimits(catalogue, bundles);
        limits.checkAll();
        return limits.problems;
    }

    private void checkAll() {
        List<Command> typed =
                catalogue.commands().stream().filter(Command::typed).toList();
        require(typed.size() <= TELEGRAM_COMMANDS, "more than " + TELEGRAM_COMMANDS + " commands for Telegram");
        catalogue.commands().forEach(this::checkWording);
        typed.forEach(this::checkDiscord);
        typed.forEach(this::checkTelegram);
        checkTree(typed);
        catalogue.features().stream()
                .filter(feature -> feature.commands().stream().anyMatch(Command::typed))
                .forEach(feature -> requireKey(feature.name() + ".heading"));
    }

    /** Whatever is typed is described; of pressed commands, what can only come from a form, whose labels these are. */
    private void checkWording(Command command) {
        if (command.typed()) {
            requireKey(command.key() + ".description");
        }
        for (Option option : Arguments.givable(command)) {
            if (!command.typed() && isCarriedByButtons(option.type())) {
                continue;
            }
            requireKey(command.key(option));
            if (option.type() instanceof OptionType.OneOf(List<String> values)) {
                values.forEach(value -> requireKey(command.key(option, value)));
            }
        }
        long asked =
                Arguments.givable(command).stream().filter(Option::required).count();
        require(asked <= DISCORD_FORM_FIELDS, command.name() + " asks for more than a Discord form holds");
    }

    private static boolean isCarriedByButtons(OptionType type) {
        return switch (type) {
            case OptionType.Number number -> true;
            case OptionType.YesNo yesNo -> true;
            case OptionType.OneOf oneOf -> true;
            case OptionType.Reference reference -> true;
            case OptionType.Person person -> true;
            default -> false;
        };
    }

    private void checkDiscord(Command command) {
        for (String part : command.name().split(" ")) {
            require(DISCORD_NAME.matcher(part).matches(), command.name() + ": no name for Discord");
        }
        List<Option> options = Arguments.givable(command);
        require(options.size() <= DISCORD_OPTIONS, command.name() + " has too many options for Discord");
        boolean optionalSeen = false;
        for (Option option : options) {
            require(
                    DISCORD_NAME.matcher(option.name()).matches(),
                    command.name() + ": no option for Discord: " + option.name());
            require(
                    !(option.required() && optionalSeen),
                    command.name() + ": " + option.name() + " is required after an optional one");
            optionalSeen |= !option.required();
            if (option.type() instanceof OptionType.OneOf(List<String> values)) {
                require(values.size() <= DISCORD_CHOICES, command.name() + ": too many choices for " + option.name());
                values.forEach(value -> requireShort(command.key(option, value), DISCORD_CHOICE));
            }
            requireShort(command.key(option), DISCORD_DESCRIPTION);
        }
        requireShort(command.key() + ".description", DISCORD_DESCRIPTION);
    }

    private void checkTelegram(Command command) {
        String name = command.name().replace(' ', '_');
        require(TELEGRAM_NAME.matcher(name).matches(), name + ": no name for Telegram");
        requireShort(command.key() + ".description", TELEGRAM_DESCRIPTION);
    }

    /** How the commands hang together on Discord: a name with others below it, in groups of at most 25. */
    private void checkTree(List<Command> typed) {
        Map<String, Integer> children = new HashMap<>();
        Map<String, Integer> letters = new HashMap<>();
        for (Command command : typed) {
            String[] parts = command.name().split(" ");
            letters.merge(parts[0], lettersOf(command), Integer::sum);
            if (parts.length > 1) {
                children.merge(parts[0] + (parts.length > 2 ? " " + parts[1] : ""), 1, Integer::sum);
            }
        }
        require(letters.size() <= DISCORD_COMMANDS, "more than " + DISCORD_COMMANDS + " commands for Discord");
        children.forEach((parent, count) ->
                require(count <= DISCORD_CHILDREN, parent + " has too many subcommands for Discord"));
        letters.forEach((name, count) ->
                require(count <= DISCORD_COMMAND_LETTERS, name + " has " + count + " letters, too many for Discord"));
    }

    private int lettersOf(Command command) {
        int letters = command.name().length() + longest(command.key() + ".description");
        for (Option option : Arguments.givable(command)) {
            letters += option.name().length() + longest(command.key(option));
            if (option.type() instanceof OptionType.OneOf(List<String> values)) {
                letters += values.stream()
                        .mapToInt(value -> value.length() + longest(command.key(option, value)))
                        .sum();
            }
        }
        return letters;
    }

    private int longest(String key) {
        return Bundles.LANGUAGES.stream()
                .mapToInt(language -> label(language, key).length())
                .max()
                .orElse(0);
    }

    private void requireShort(String key, int most) {
        for (Locale language : Bundles.LANGUAGES) {
            String label = label(language, key);
            require(
                    !label.isBlank() && label.length() <= most,
                    key + " has " + label.length() + " letters in " + language);
        }
    }

    /** Keys that are not there are told once, by {@link #requireKey}. */
    private String label(Locale language, String key) {
        Words words = bundles.words(language, ZoneOffset.UTC, Instant.EPOCH);
        return bundles.has(key) ? words.label(key) : "-";
    }

    private void requireKey(String key) {
        for (Locale language : Bundles.LANGUAGES) {
            require(bundles.keys(language).contains(key), key + " is missing in " + language);
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
