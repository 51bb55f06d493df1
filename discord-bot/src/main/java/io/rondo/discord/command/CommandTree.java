package io.rondo.discord.command;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Place;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;

/**
 * The catalogue as Discord's slash commands: {@code event create} is a subcommand of {@code event}, and a third word makes a group of
 * the second. What is said about them, and what they are called, stands there in every language ({@link LocalNames}).
 *
 * <p>A command with subcommands cannot be called by itself; the catalogue sees to it that none has to be. What is offered to
 * whom can be said of the whole only: of several subcommands the one for most people decides.
 */
public final class CommandTree {

    /** Telegram has a button of its own for it, and nobody needs it here. */
    private static final Set<String> ELSEWHERE = Set.of("start");

    private static final int LONGEST_DESCRIPTION = 100;
    private static final int LONGEST_CHOICE = 100;
    private static final int LONGEST_TEXT = 6_000;
    private static final long GREATEST_NUMBER = (1L << 53) - 1;
    private static final Map<Locale, DiscordLocale> TRANSLATIONS =
            Bundles.LANGUAGES.stream().skip(1).collect(Collectors.toMap(language -> language, CommandTree::discords));

    private final Catalogue catalogue;
    private final Bundles bundles;
    private final LocalNames names = new LocalNames(TRANSLATIONS.keySet());

    public CommandTree(Catalogue catalogue, Bundles bundles) {
        this.catalogue = catalogue;
        this.bundles = bundles;
    }

    /** All commands that people type, as Discord is told of them; the same catalogue gives the same. */
    public List<SlashCommandData> commands() {
        Map<String, List<Command>> byFirstWord = new LinkedHashMap<>();
        catalogue.commands().stream()
                .filter(command -> command.typed() && !ELSEWHERE.contains(command.name()))
                .forEach(command -> byFirstWord
                        .computeIfAbsent(command.name().split(" ")[0], word -> new ArrayList<>())
                        .add(command));
        return byFirstWord.entrySet().stream()
                .map(entry -> topLevel(entry.getKey(), entry.getValue()))
                .toList();
    }

    private SlashCommandData topLevel(String name, List<Command> family) {
        boolean isAlone = family.size() == 1 && family.getFirst().name().equals(name);
        Command namesake = family.stream()
                .filter(command -> catalogue.featureOf(command).name().equals(name))
                .findFirst()
                .orElse(family.getFirst());
        String key = isAlone ? describedBy(family.getFirst()) : heading(namesake);
        SlashCommandData data = Commands.slash(name, in(Bundles.LANGUAGES.getFirst(), key, LONGEST_DESCRIPTION))
                .setDescriptionLocalizations(translations(key, LONGEST_DESCRIPTION))
                .setNameLocalizations(names.of(name))
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
                .setContexts(contexts(family))
                .setDefaultPermissions(GuildRoles.offeredTo(widest(family)));
        if (isAlone) {
            return data.addOptions(options(family.getFirst()));
        }
        Map<String, SubcommandGroupData> groups = new LinkedHashMap<>();
        for (Command command : family) {
            String[] words = command.name().split(" ");
            if (words.length == 2) {
                data.addSubcommands(subcommand(words[1], command));
            } else {
                groups.computeIfAbsent(words[1], group -> group(group, command))
                        .addSubcommands(subcommand(words[2], command));
            }
        }
        return data.addSubcommandGroups(groups.values());
    }

    private SubcommandData subcommand(String name, Command command) {
        String key = describedBy(command);
        return new SubcommandData(name, in(Bundles.LANGUAGES.getFirst(), key, LONGEST_DESCRIPTION))
                .setDescriptionLocalizations(translations(key, LONGEST_DESCRIPTION))
                .setNameLocalizations(names.of(name))
                .addOptions(options(command));
    }

    private SubcommandGroupData group(String name, Command first) {
        String key = heading(first);
        return new SubcommandGroupData(name, in(Bundles.LANGUAGES.getFirst(), key, LONGEST_DESCRIPTION))
                .setDescriptionLocalizations(translations(key, LONGEST_DESCRIPTION))
                .setNameLocalizations(names.of(name));
    }

    private List<OptionData> options(Command command) {
        return command.options().stream()
                .filter(option -> !(option.type() instanceof OptionType.Internal))
                .map(option -> option(command, option))
                .toList();
    }

    private OptionData option(Command command, Option option) {
        String key = command.key(option);
        String description = in(Bundles.LANGUAGES.getFirst(), key, LONGEST_DESCRIPTION);
        OptionData data = new OptionData(type(option.type()), option.name(), description, option.required())
                .setDescriptionLocalizations(translations(key, LONGEST_DESCRIPTION))
                .setNameLocalizations(names.of(option.name()));
        switch (option.type()) {
            case OptionType.Text(int longest, boolean lines) -> data.setMaxLength(Math.min(longest, LONGEST_TEXT));
            case OptionType.Number(long least, long most) ->
                data.setRequiredRange(Math.max(least, -GREATEST_NUMBER), Math.min(most, GREATEST_NUMBER));
            case OptionType.OneOf(List<String> values) ->
                values.forEach(value -> data.addChoices(choice(command.key(option, value), value)));
            default -> data.setAutoComplete(option.type().isSuggested());
        }
        return data;
    }

    private static net.dv8tion.jda.api.interactions.commands.OptionType type(OptionType type) {
        return switch (type) {
            case OptionType.Number number -> net.dv8tion.jda.api.interactions.commands.OptionType.INTEGER;
            case OptionType.YesNo yesNo -> net.dv8tion.jda.api.interactions.commands.OptionType.BOOLEAN;
            // People of the community may be on another platform, so Discord's own list of users would lack them.
            default -> net.dv8tion.jda.api.interactions.commands.OptionType.STRING;
        };
    }

    private Choice choice(String key, String value) {
        return new Choice(in(Bundles.LANGUAGES.getFirst(), key, LONGEST_CHOICE), value)
                .setNameLocalizations(translations(key, LONGEST_CHOICE));
    }

    private static List<InteractionContextType> contexts(List<Command> family) {
        Set<Place> places =
                family.stream().flatMap(command -> command.places().stream()).collect(Collectors.toSet());
        List<InteractionContextType> contexts = new ArrayList<>();
        if (places.contains(Place.GROUP)) {
            contexts.add(InteractionContextType.GUILD);
        }
        if (places.contains(Place.DIRECT)) {
            contexts.add(InteractionContextType.BOT_DM);
        }
        return contexts;
    }

    private static Access widest(List<Command> family) {
        return family.stream().map(Command::access).min(Access::compareTo).orElse(Access.EVERYONE);
    }

    private String heading(Command command) {
        return catalogue.featureOf(command).name() + ".heading";
    }

    private static String describedBy(Command command) {
        return command.key() + ".description";
    }

    private Map<DiscordLocale, String> translations(String key, int longest) {
        Map<DiscordLocale, String> translations = new HashMap<>();
        TRANSLATIONS.forEach((language, locale) -> translations.put(locale, in(language, key, longest)));
        return translations;
    }

    private String in(Locale language, String key, int longest) {
        Words words = bundles.words(language, ZoneOffset.UTC, Instant.EPOCH);
        String label = words.label(key);
        return label.length() <= longest ? label : label.substring(0, longest - 1) + "…";
    }

    private static DiscordLocale discords(Locale language) {
        return DiscordLocale.from(language);
    }
}
