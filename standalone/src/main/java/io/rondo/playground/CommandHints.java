package io.rondo.playground;

import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.tx.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that a persona may type, in their language, for suggestions while they type. Safe to use from several threads. */
final class CommandHints {

    private final Catalogue catalogue;
    private final Bundles bundles;

    CommandHints(Catalogue catalogue, Bundles bundles) {
        this.catalogue = catalogue;
        this.bundles = bundles;
    }

    ArrayNode commandsFor(Persona persona, Instant now) {
        Words words = bundles.words(Locale.forLanguageTag(persona.locale()), ZoneId.of(persona.zone()), now);
        ArrayNode commands = Json.mapper().createArrayNode();
        catalogue.commands().stream()
                .filter(command -> command.typed() && persona.mayUse(command.access()))
                .forEach(command -> add(commands.addObject(), command, words));
        return commands;
    }

    private static void add(ObjectNode node, Command command, Words words) {
        node.put("name", command.name()).put("description", words.label(command.key() + ".description"));
        ArrayNode options = node.putArray("options");
        for (Option option : command.options()) {
            if (option.type() instanceof OptionType.Internal) {
                continue;
            }
            ObjectNode one = options.addObject()
                    .put("name", option.name())
                    .put("description", words.label(command.key(option)))
                    .put("required", option.required());
            List<String> choices = choices(option.type());
            if (!choices.isEmpty()) {
                one.set("choices", Json.tree(choices));
            }
        }
    }

    private static List<String> choices(OptionType type) {
        return switch (type) {
            case OptionType.OneOf oneOf -> oneOf.values();
            case OptionType.YesNo _ -> List.of("yes", "no");
            default -> List.of();
        };
    }
}
