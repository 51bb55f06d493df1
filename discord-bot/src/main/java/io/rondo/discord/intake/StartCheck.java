package io.rondo.discord.intake;

import io.rondo.chat.Platform;
import io.rondo.discord.api.BotPermissions;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.tx.Transactor;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says after a login what the bot lacks on the servers of a shard, in the log, in a line each: permissions of its role, or of the
 * channel that announcements go to. Thread-safe.
 */
public final class StartCheck {

    private static final Logger log = LoggerFactory.getLogger(StartCheck.class);
    private static final Set<Permission> TO_ANNOUNCE =
            Set.copyOf(EnumSet.of(Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND, Permission.MESSAGE_EMBED_LINKS));

    private final Communities communities;
    private final Transactor transactor;

    public StartCheck(Communities communities, Transactor transactor) {
        this.communities = communities;
        this.transactor = transactor;
    }

    /** Looks at what JDA knows of the servers; asks nothing of Discord. */
    public void look(JDA shard) {
        log.info(
                "Discord: add the bot to a server with {}",
                BotPermissions.inviteLink(shard.getSelfUser().getApplicationId()));
        problems(shard).forEach(problem -> log.warn("Discord: {}", problem));
    }

    List<String> problems(JDA shard) {
        return shard.getGuilds().stream()
                .flatMap(guild -> Stream.concat(onServer(guild).stream(), inChannel(guild).stream()))
                .toList();
    }

    private static Optional<String> onServer(Guild guild) {
        List<String> missing = BotPermissions.missing(
                BotPermissions.NEEDED, guild.getSelfMember().getPermissions());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("on " + guild.getName() + " the bot lacks " + String.join(", ", missing)
                        + ": give them to its role (Server Settings, Roles)");
    }

    private Optional<String> inChannel(Guild guild) {
        Optional<CommunityChat> chat = transactor.call(work -> communities.chat(work, Platform.DISCORD, guild.getId()));
        return chat.filter(CommunityChat::announcements)
                .flatMap(CommunityChat::thread)
                .flatMap(id -> Optional.ofNullable(guild.getGuildChannelById(id)))
                .flatMap(channel -> inChannel(guild, channel));
    }

    private static Optional<String> inChannel(Guild guild, GuildChannel channel) {
        List<String> missing =
                BotPermissions.missing(TO_ANNOUNCE, guild.getSelfMember().getPermissions(channel));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("on " + guild.getName() + " the bot lacks " + String.join(", ", missing) + " in #"
                        + channel.getName() + ": Edit Channel, Permissions, or choose another channel with /setup");
    }
}
