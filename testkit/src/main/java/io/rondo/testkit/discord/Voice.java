package io.rondo.testkit.discord;

import io.rondo.testkit.discord.gateway.Intents;
import io.rondo.testkit.wire.Json;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Who stands in which voice channel. Used under the world's lock. */
final class Voice {
    private Voice() {}

    static void move(DiscordUser user, DiscordGuild guild, Optional<DiscordChannel> into) {
        into.ifPresentOrElse(c -> guild.inVoice.put(user.id(), c), () -> guild.inVoice.remove(user.id()));
        ObjectNode state = Json.object()
                .put("guild_id", Long.toString(guild.id()))
                .put("user_id", Long.toString(user.id()))
                .put("session_id", "voice-" + user.id())
                .put("deaf", false)
                .put("mute", false)
                .put("self_deaf", false)
                .put("self_mute", false)
                .put("self_video", false)
                .put("suppress", false);
        into.ifPresentOrElse(c -> state.put("channel_id", Long.toString(c.id())), () -> state.putNull("channel_id"));
        guild.member(user.id()).ifPresent(m -> state.set("member", guild.memberJson(m)));
        user.world.tell("VOICE_STATE_UPDATE", guild, Intents.GUILD_VOICE_STATES, state);
    }
}
