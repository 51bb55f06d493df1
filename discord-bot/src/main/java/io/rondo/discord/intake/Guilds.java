package io.rondo.discord.intake;

import io.rondo.Features;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.member.CommunityChat;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the members' room of the servers that the bot is in: joined and left, also while it was away. A server that is only out of
 * order is not left. Thread-safe.
 */
public final class Guilds extends ListenerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Guilds.class);

    private final Features features;
    private final Transactor transactor;

    public Guilds(Features features, Transactor transactor) {
        this.features = features;
        this.transactor = transactor;
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        beside(() -> transactor.run(work -> joined(work, event.getGuild())));
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        beside(() -> transactor.run(work -> features.communities()
                .chatLeft(work, Platform.DISCORD, event.getGuild().getId())));
    }

    /** What happened while nobody listened. */
    @Override
    public void onReady(ReadyEvent event) {
        JDA shard = event.getJDA();
        Set<String> unavailable = Set.copyOf(shard.getUnavailableGuilds());
        List<Guild> guilds = shard.getGuilds();
        beside(() -> transactor.run(work -> {
            Set<String> served = new HashSet<>(features.communities().servedOn(work, Platform.DISCORD));
            guilds.stream().filter(guild -> !served.contains(guild.getId())).forEach(guild -> joined(work, guild));
            Set<String> here = guilds.stream().map(Guild::getId).collect(Collectors.toSet());
            served.stream()
                    .filter(id -> isOf(shard, id) && !here.contains(id) && !unavailable.contains(id))
                    .forEach(id -> features.communities().chatLeft(work, Platform.DISCORD, id));
        }));
    }

    /** Which shard a server belongs to, as Discord reckons it. */
    private static boolean isOf(JDA shard, String guildId) {
        JDA.ShardInfo info = shard.getShardInfo();
        return (Long.parseUnsignedLong(guildId) >>> 22) % info.getShardTotal() == info.getShardId();
    }

    private void joined(UnitOfWork work, Guild guild) {
        String id = guild.getId();
        boolean served = features.communities().servedOn(work, Platform.DISCORD).contains(id);
        CommunityChat chat = features.communities().createFor(work, Platform.DISCORD, id, Optional.of(guild.getName()));
        Optional<String> channel = firstChannel(guild);
        channel.ifPresent(first -> features.communities().postsTo(work, Platform.DISCORD, id, first));
        Optional<String> greeted = chat.thread().or(() -> channel);
        if (!served && greeted.isPresent()) {
            Words words = features.bundles()
                    .words(
                            features.bundles()
                                    .closest(Optional.of(guild.getLocale().getLocale())),
                            ZoneOffset.UTC,
                            work.now());
            features.deliveries()
                    .add(
                            work,
                            Delivery.to(Platform.DISCORD, id, "greeting", Reply.text(words.text("chat.group.greeting")))
                                    .inThread(greeted)
                                    .asAnswer());
        }
    }

    /** Where Discord itself greets people, else the uppermost channel in which the bot may write. */
    private static Optional<String> firstChannel(Guild guild) {
        TextChannel system = guild.getSystemChannel();
        return Optional.ofNullable(system)
                .filter(TextChannel::canTalk)
                .or(() -> guild.getTextChannels().stream()
                        .filter(TextChannel::canTalk)
                        .findFirst())
                .map(TextChannel::getId);
    }

    private static void beside(Runnable work) {
        Thread.ofVirtual().name("discord-guilds").start(() -> {
            try {
                work.run();
            } catch (RuntimeException away) {
                log.warn("What happened on a server was not recorded; it is looked at again at the next login", away);
            }
        });
    }
}
