package io.rondo.discord.voice;

import io.rondo.call.VoiceRoom;
import io.rondo.call.VoiceRooms;
import io.rondo.discord.rest.Rest;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.entities.Guild;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away voice channels that the bot made and no row knows any more: their request was answered too late to be heard, or the database is
 * an older one. A channel counts as the bot's own only by all of its marks ({@link VoiceChannels#own}), and as left behind only when
 * it was so at two looks with {@link #PATIENCE} between them. Of one thread.
 */
final class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Transactor transactor;
    private final VoiceRooms rooms;
    private final Rest rest;
    private final VoiceChannels channels;
    private final InstantSource clock;
    private final Map<String, Instant> suspects = new HashMap<>();
    private Instant nextLook = Instant.MIN;

    Orphans(Transactor transactor, VoiceRooms rooms, Rest rest, VoiceChannels channels, InstantSource clock) {
        this.transactor = transactor;
        this.rooms = rooms;
        this.rest = rest;
        this.channels = channels;
        this.clock = clock;
    }

    /** Looks at all servers, once in a while; asks Discord only about those in which there is something to suspect. */
    void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(PATIENCE);
        List<Guild> suspicious =
                rest.line().guilds().stream().filter(Orphans::hasRooms).toList();
        List<VoiceChannels.Own> own = suspicious.stream()
                .flatMap(guild -> channels.own(guild).stream())
                .toList();
        // A row is there before its channel, so it is enough to read the rows after the channels.
        Set<String> inUse = own.isEmpty() ? Set.of() : transactor.call(rooms::namesInUse);
        List<String> unknown = own.stream()
                .filter(channel -> !inUse.contains(channel.name()))
                .map(VoiceChannels.Own::id)
                .toList();
        suspects.keySet().retainAll(unknown);
        unknown.forEach(channel -> suspects.putIfAbsent(channel, now));
        unknown.stream()
                .filter(channel ->
                        !now.isBefore(suspects.getOrDefault(channel, now).plus(PATIENCE)))
                .forEach(this::takeAway);
    }

    private static boolean hasRooms(Guild guild) {
        return guild.getVoiceChannels().stream().anyMatch(channel -> VoiceRoom.isNameOfOne(channel.getName()));
    }

    private void takeAway(String channel) {
        if (channels.remove(channel) instanceof VoiceChannels.Removal.Gone) {
            suspects.remove(channel);
            log.info("The voice channel {} belonged to no call any more and is taken away", channel);
        }
    }
}
