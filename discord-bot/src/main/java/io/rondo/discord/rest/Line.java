package io.rondo.discord.rest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;

/** The connection to Discord, as those see it who only ask by REST. Safe to use from several threads. */
public interface Line {

    /** Through which to ask; empty while the bot is not logged in. Always the same of several shards, which keeps its limits. */
    Optional<JDA> rest();

    /** The server, as far as a shard of this process knows it. */
    Optional<Guild> guild(String id);

    /** All servers that a shard of this process knows. */
    List<Guild> guilds();

    /** Whether the bot is logged in by this process. */
    default boolean isOpen() {
        return rest().isPresent();
    }

    /** The line of those shards, whichever there are when it is asked. */
    static Line through(Supplier<? extends Collection<JDA>> shards) {
        return new Line() {
            @Override
            public Optional<JDA> rest() {
                return shards.get().stream()
                        .min(Comparator.comparingInt(jda -> jda.getShardInfo().getShardId()));
            }

            @Override
            public List<Guild> guilds() {
                return shards.get().stream()
                        .flatMap(jda -> jda.getGuilds().stream())
                        .toList();
            }

            @Override
            public Optional<Guild> guild(String id) {
                return shards.get().stream()
                        .flatMap(jda -> Optional.ofNullable(jda.getGuildById(id)).stream())
                        .findFirst();
            }
        };
    }
}
