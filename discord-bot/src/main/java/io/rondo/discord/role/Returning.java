package io.rondo.discord.role;

import io.rondo.role.RoleGrants;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees who has come back to a server, where they have lost their roles. Discord tells of joining only to bots with a privileged intent;
 * without it, it is seen at the first press or command of somebody who joined lately. A role that somebody took by hand stays taken.
 */
public final class Returning extends ListenerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Returning.class);
    /** Who joined longer ago has been seen since, or does not use the bot. */
    private static final Duration LATELY = Duration.ofDays(7);

    private final Transactor transactor;
    private final RoleGrants grants;
    private final InstantSource clock;

    public Returning(Transactor transactor, RoleGrants grants, InstantSource clock) {
        this.transactor = transactor;
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public void onGuildMemberJoin(GuildMemberJoinEvent event) {
        joined(event.getMember());
    }

    @Override
    public void onGenericInteractionCreate(GenericInteractionCreateEvent event) {
        Member member = event.getMember();
        if (member != null && member.hasTimeJoined()) {
            joined(member);
        }
    }

    private void joined(Member member) {
        Instant joinedAt = member.getTimeJoined().toInstant();
        if (joinedAt.isBefore(clock.instant().minus(LATELY))) {
            return;
        }
        Thread.ofVirtual().name("discord-returning").start(() -> {
            try {
                transactor.run(work -> grants.joined(work, member.getId(), joinedAt));
            } catch (RuntimeException away) {
                log.warn("Whether somebody came back was not looked up: {}", away.toString());
            }
        });
    }
}
