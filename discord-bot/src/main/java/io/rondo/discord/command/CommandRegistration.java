package io.rondo.discord.command;

import io.rondo.discord.render.CommandMentions;
import io.rondo.tx.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Tells Discord of the commands, where it knows others. Thread-safe. */
public final class CommandRegistration {

    private static final Logger log = LoggerFactory.getLogger(CommandRegistration.class);
    private static final int TRIES = 8;

    private final CommandTree tree;
    private final CommandMentions mentions;

    /** @param mentions is told of the ids that Discord has for the commands */
    public CommandRegistration(CommandTree tree, CommandMentions mentions) {
        this.tree = tree;
        this.mentions = mentions;
    }

    /** Tries for some minutes; without success the bot works on with the commands that Discord knows. */
    public void register(JDA jda) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                registerWhereChanged(jda);
                return;
            } catch (ErrorResponseException failure) {
                log.warn("The slash commands were not registered (try {}): {}", attempt, failure.getMeaning());
            }
            if (shutsDownWithin(jda, Duration.ofSeconds(1L << attempt))) {
                return;
            }
        }
    }

    private static boolean shutsDownWithin(JDA jda, Duration time) {
        try {
            return jda.awaitShutdown(time);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    /** @return whether Discord had to be told */
    boolean registerWhereChanged(JDA jda) {
        Collection<? extends CommandData> wanted = tree.commands();
        List<Command> registered = jda.retrieveCommands(true).complete();
        Map<String, JsonNode> known =
                comparable(registered.stream().map(CommandData::fromCommand).toList());
        if (known.equals(comparable(wanted))) {
            mentions.know(callable(registered));
            log.info("Discord: the slash commands are as they were");
            return false;
        }
        mentions.know(callable(jda.updateCommands().addCommands(wanted).complete()));
        log.info("Discord: {} slash commands are registered", wanted.size());
        return true;
    }

    /** By each name that people can call, the id of the command that it belongs to. */
    private static Map<String, String> callable(List<Command> commands) {
        Map<String, String> ids = new TreeMap<>();
        for (Command command : commands) {
            List<Command.Subcommand> below = Stream.concat(
                            command.getSubcommands().stream(),
                            command.getSubcommandGroups().stream().flatMap(group -> group.getSubcommands().stream()))
                    .toList();
            below.forEach(subcommand -> ids.put(subcommand.getFullCommandName(), command.getId()));
            if (below.isEmpty()) {
                ids.put(command.getFullCommandName(), command.getId());
            }
        }
        return ids;
    }

    private static Map<String, JsonNode> comparable(Collection<? extends CommandData> commands) {
        Map<String, JsonNode> byName = new TreeMap<>();
        commands.forEach(command ->
                byName.put(command.getName(), Json.parse(command.toData().toString())));
        return byName;
    }
}
