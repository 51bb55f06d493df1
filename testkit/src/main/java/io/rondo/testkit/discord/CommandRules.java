package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Discord's limits for commands; they hold without the description too. */
final class CommandRules {
    private static final Pattern NAME = Pattern.compile("^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}$");
    private static final int COMMANDS = 100;
    private static final int OPTIONS = 25;
    private static final int CHOICES = 25;
    private static final int DESCRIPTION = 100;
    private static final int TOTAL = 8000;

    private final List<String> complaints = new ArrayList<>();

    private CommandRules() {}

    /** Refuses (50035) commands of which one breaks a limit. */
    static void require(JsonNode commands) {
        CommandRules rules = new CommandRules();
        rules.require(commands.size() <= COMMANDS, commands.size() + " commands");
        rules.distinct("the commands", commands);
        for (JsonNode command : commands) {
            String name = command.path("name").asString();
            rules.named("/" + name, command, command.path("type").asInt(1) == 1);
            rules.options("/" + name, command.path("options"));
            int total = total(command);
            rules.require(total <= TOTAL, "/" + name + " has " + total + " characters in all");
        }
        if (!rules.complaints.isEmpty()) {
            throw RestError.invalidForm(rules.complaints);
        }
    }

    private void named(String where, JsonNode thing, boolean described) {
        name(where, thing.path("name"));
        thing.path("name_localizations").forEach(n -> name(where, n));
        if (described) {
            description(where, thing.path("description"));
            thing.path("description_localizations").forEach(d -> description(where, d));
        }
    }

    private void name(String where, JsonNode name) {
        String text = name.asString("");
        require(NAME.matcher(text).matches(), where + ": not a name: " + text);
        require(text.equals(text.toLowerCase(Locale.ROOT)), where + ": not in lower case: " + text);
    }

    private void description(String where, JsonNode description) {
        int length = description.asString("").length();
        require(length >= 1 && length <= DESCRIPTION, where + ": a description of " + length + " characters");
    }

    private void options(String where, JsonNode options) {
        require(options.size() <= OPTIONS, where + ": " + options.size() + " options");
        distinct(where, options);
        boolean optionalSeen = false;
        for (JsonNode option : options) {
            String at = where + " " + option.path("name").asString();
            named(at, option, true);
            boolean required = option.path("required").asBoolean(false);
            require(!(required && optionalSeen), at + ": required after an optional one");
            optionalSeen |= !required;
            choices(at, option);
            options(at, option.path("options"));
        }
    }

    private void choices(String where, JsonNode option) {
        JsonNode choices = option.path("choices");
        require(choices.size() <= CHOICES, where + ": " + choices.size() + " choices");
        require(
                choices.isEmpty() || !option.path("autocomplete").asBoolean(false),
                where + ": choices and autocomplete");
        for (JsonNode choice : choices) {
            int length = choice.path("name").asString("").length();
            require(length >= 1 && length <= 100, where + ": a choice of " + length + " characters");
            require(choice.path("value").asString("").length() <= 100, where + ": a choice's value is too long");
        }
    }

    private void distinct(String where, JsonNode named) {
        Set<String> names = new HashSet<>();
        named.forEach(n -> require(names.add(n.path("name").asString()), where + ": twice " + n.path("name")));
        named.forEach(n -> n.path("name_localizations")
                .properties()
                .forEach(local -> require(
                        names.add(local.getKey() + " " + local.getValue().asString()), where + ": twice " + local)));
    }

    /** Names, descriptions and values count together, each in its longest language. */
    private static int total(JsonNode thing) {
        int total = longest(thing, "name") + longest(thing, "description");
        for (JsonNode choice : thing.path("choices")) {
            total += longest(choice, "name") + choice.path("value").asString("").length();
        }
        for (JsonNode option : thing.path("options")) {
            total += total(option);
        }
        return total;
    }

    private static int longest(JsonNode thing, String what) {
        int longest = thing.path(what).asString("").length();
        for (Map.Entry<String, JsonNode> other :
                thing.path(what + "_localizations").properties()) {
            longest = Math.max(longest, other.getValue().asString("").length());
        }
        return longest;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            complaints.add(otherwise);
        }
    }
}
