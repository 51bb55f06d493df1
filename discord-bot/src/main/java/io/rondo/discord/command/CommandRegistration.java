package io.rondo.discord.command;

import io.rondo.tx.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Tells Discord of the commands, where it knows others. Thread-safe. */
public final class CommandRegistration {

    private static final Logger log = LoggerFactory.getLogger(CommandRegistration.class);
    private static final int TRIES = 8;

    private final CommandTree tree;

    public CommandRegistration(CommandTree tree) {
        this.tree = tree;
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
        Map<String, JsonNode> known = comparable(jda.retrieveCommands(true).complete().stream()
                .map(CommandData::fromCommand)
                .toList());
        if (known.equals(comparable(wanted))) {
            log.info("Discord: the slash commands are as they were");
            return false;
        }
        jda.updateCommands().addCommands(wanted).complete();
        log.info("Discord: {} slash commands are registered", wanted.size());
        return true;
    }

    private static Map<String, JsonNode> comparable(Collection<? extends CommandData> commands) {
        Map<String, JsonNode> byName = new TreeMap<>();
        commands.forEach(command ->
                byName.put(command.getName(), Json.parse(command.toData().toString())));
        return byName;
    }
}
