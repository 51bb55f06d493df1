package io.rondo.testkit.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.testkit.SettableClock;
import io.rondo.testkit.discord.rest.RestRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rate limits, refusals and losses, seen by the client library that Rondo uses. */
class RealJdaLimitsTest {
    private final SettableClock clock = SettableClock.at("2026-12-04T18:00:00Z");
    private final FakeDiscord discord = FakeDiscord.start(clock);
    private final DiscordGuild guild = discord.guild("Mixers");
    private final DiscordChannel general = guild.channel("general");
    private final DiscordUser ana = discord.user("ana").joins(guild);
    private final CompletableFuture<SlashCommandInteractionEvent> asked = new CompletableFuture<>();
    private JdaBot bot;

    @BeforeEach
    void logIn() throws InterruptedException {
        bot = new JdaBot(discord, this::keep);
    }

    @AfterEach
    void stop() {
        bot.close();
        discord.close();
    }

    private void keep(GenericEvent event) {
        if (event instanceof SlashCommandInteractionEvent slash) {
            asked.complete(slash);
        }
    }

    private TextChannel channel() {
        return Optional.ofNullable(bot.jda.getTextChannelById(general.id())).orElseThrow();
    }

    private static void refusedWith(int code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(code));
    }

    @Test
    void a_route_s_limit_is_kept_by_its_headers_and_the_order_too() {
        discord.limits().limit("POST /channels/{channel}/messages", 2, Duration.ofMillis(300));

        List<CompletableFuture<Message>> sends = IntStream.range(0, 6)
                .mapToObj(i -> channel().sendMessage("Message " + i).submit())
                .toList();
        sends.forEach(CompletableFuture::join);

        assertThat(general.messages())
                .extracting(DiscordMessage::text)
                .containsExactly("Message 0", "Message 1", "Message 2", "Message 3", "Message 4", "Message 5");
    }

    @Test
    void what_is_refused_for_a_while_comes_later_once() {
        discord.faults().onSends().tooManyRequests(Duration.ofMillis(200));
        channel().sendMessage("First").complete();
        discord.faults().onSends().globalLimit(Duration.ofMillis(200));
        channel().sendMessage("Second").complete();
        discord.faults().onSends().sharedLimit(Duration.ofMillis(200));
        channel().sendMessage("Third").complete();
        discord.faults().onSends().during(Duration.ofMillis(500)).tooManyRequests();
        channel().sendMessage("Fourth").complete();
        discord.faults().onSends().gatewayError(502);
        channel().sendMessage("Fifth").complete();

        assertThat(general.messages())
                .extracting(DiscordMessage::text)
                .containsExactly("First", "Second", "Third", "Fourth", "Fifth");
        assertThat(discord.requests("POST /channels/*/messages"))
                .extracting(RestRequest::status)
                .containsSubsequence(429, 200, 429, 200, 429, 200, 429, 200, 502, 200);
        assertThat(discord.invalidRequests()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_nonce_names_the_message_that_a_lost_answer_hid() {
        discord.faults().onSends().dropAfterHandling();

        // The HTTP client below JDA sends again by itself when an answer is lost on a kept connection.
        channel().sendMessage("Hi").setNonce("n1").complete();
        channel().sendMessage("Hi").setNonce("n1").complete();
        assertThat(general.messages()).hasSize(1);
        assertThat(discord.requests("POST /channels/*/messages"))
                .extracting(RestRequest::answerLost)
                .containsExactly(true, false, false);

        clock.advance(Duration.ofMinutes(10));
        channel().sendMessage("Hi").setNonce("n1").complete();
        assertThat(general.messages()).hasSize(2);
        assertThat(discord.doubledSends()).isEqualTo(1);
    }

    @Test
    void those_who_take_no_direct_messages_get_none_and_new_chats_open_slowly() {
        DiscordUser bea = discord.user("bea").joins(guild).refusesDirectMessages(true);
        var direct = bot.jda.openPrivateChannelById(bea.id()).complete();
        refusedWith(50007, () -> direct.sendMessage("Hi").complete());

        discord.refuseNewDirectMessages(true);
        refusedWith(40003, () -> bot.jda.openPrivateChannelById(ana.id()).complete());
        bot.jda.openPrivateChannelById(bea.id()).complete();
    }

    @Test
    void what_the_bot_may_not_do_is_refused_by_discord_too() {
        DiscordRole host = guild.aboveBot(guild.role("Host"));
        DiscordRole guest = guild.role("Guest");
        var jdaGuild = bot.jda.getGuilds().getFirst();

        general.denyBot(DiscordPermission.SEND_MESSAGES);
        discord.await(
                "the bot to know", () -> !jdaGuild.getSelfMember().hasPermission(channel(), Permission.MESSAGE_SEND));
        assertThat(raw("POST", "channels/" + general.id() + "/messages", "{\"content\":\"Hi\"}"))
                .contains("50013");
        assertThat(raw("PUT", "guilds/" + guild.id() + "/members/" + ana.id() + "/roles/" + host.id(), ""))
                .contains("50013");
        jdaGuild.addRoleToMember(UserSnowflake.fromId(ana.id()), jdaGuild.getRoleById(guest.id()))
                .complete();
        assertThat(ana.roles(guild)).containsExactly("Guest");

        general.deny(DiscordPermission.VIEW_CHANNEL);
        assertThat(raw("POST", "channels/" + general.id() + "/messages", "{\"content\":\"Hi\"}"))
                .contains("50001");
    }

    private String raw(String method, String path, String body) {
        return Raw.send(discord, method, path, body);
    }

    @Test
    void an_interaction_is_unknown_when_it_was_not_answered_in_time() {
        discord.answersWithin(Duration.ofMillis(1));
        bot.jda.updateCommands().addCommands(Commands.slash("hi", "Says hi")).complete();
        DiscordInteraction ignored = ana.slash(general, "hi");
        SlashCommandInteractionEvent event = asked.join();

        refusedWith(10062, () -> event.reply("Too late").complete());
        assertThat(ignored.isAnswered()).isFalse();
    }

    @Test
    void an_interaction_s_token_lives_for_fifteen_minutes() {
        bot.jda.updateCommands().addCommands(Commands.slash("hi", "Says hi")).complete();
        ana.slash(general, "hi");
        InteractionHook hook = asked.join().deferReply().complete();

        clock.advance(Duration.ofMinutes(14));
        hook.editOriginal("In time").complete();
        clock.advance(Duration.ofMinutes(2));
        refusedWith(50027, () -> hook.editOriginal("Too late").complete());

        assertThat(general.messages()).extracting(DiscordMessage::text).containsExactly("In time");
    }

    @Test
    void a_body_that_breaks_a_limit_is_refused_and_listed() {
        String answer = raw("POST", "channels/" + general.id() + "/messages", "{\"contents\":\"Hi\"}");

        assertThat(answer).contains("50006");
        assertThat(raw("POST", "channels/" + general.id() + "/messages", "{\"content\":\"" + "x".repeat(2001) + "\"}"))
                .contains("50035");
        assertThat(raw("GET", "channels/" + general.id() + "/nothing", "")).contains("404");
        assertThat(discord.violations()).anyMatch(v -> v.contains("nothing"));
    }
}
