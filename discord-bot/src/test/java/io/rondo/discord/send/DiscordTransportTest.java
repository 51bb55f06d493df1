package io.rondo.discord.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.DirectChat;
import io.rondo.delivery.Transport.Outcome;
import io.rondo.delivery.Transport.Target;
import io.rondo.delivery.Transport.ThreadOf;
import io.rondo.discord.Connected;
import io.rondo.discord.render.DiscordRenderer;
import io.rondo.discord.rest.Line;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.rest.RestLimits;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.rest.RestFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Through the real JDA to a fake Discord. */
class DiscordTransportTest {

    private static Connected line;

    private DiscordGuild berlin;
    private DiscordChannel general;
    private DiscordUser ana;
    private DiscordTransport transport;

    @BeforeAll
    static void connect() {
        line = new Connected(1_000);
    }

    @AfterAll
    static void disconnect() {
        line.close();
    }

    @BeforeEach
    void meet(TestInfo test) {
        berlin = line.guild("Berlin " + test.getDisplayName());
        general = berlin.channel("general");
        ana = line.discord.user("ana " + test.getDisplayName()).joins(berlin);
        transport = restarted();
        // Waits and pauses of the test before are over.
        line.clock.advance(Duration.ofHours(1));
    }

    @AfterEach
    void nothing_was_asked_against_the_description() {
        line.discord.faults().clear();
        line.discord.refuseNewDirectMessages(false);
        line.discord.assertNoViolations();
    }

    /** As after the process has begun anew. */
    private static DiscordTransport restarted() {
        return new DiscordTransport(
                line.rest, new DiscordRenderer(Action::command), SendLimits.firstContacts(10), line.clock);
    }

    private static Reply text(String text) {
        return Reply.text(RichText.plain(text));
    }

    private Target inGeneral() {
        return new Target(
                Long.toString(berlin.id()),
                Optional.of(Long.toString(general.id())),
                Optional.empty(),
                Optional.empty());
    }

    private Target below(String card) {
        return new Target(
                Long.toString(berlin.id()),
                Optional.of(Long.toString(general.id())),
                Optional.of(new ThreadOf(card, "Friday mixer")),
                Optional.empty());
    }

    private String sent(Target target, Reply reply) {
        Outcome outcome = transport.send(UUID.randomUUID(), target, reply);
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        return ((Outcome.Sent) outcome).messageId();
    }

    private Target direct(DiscordUser user) {
        Outcome opened = transport.send(
                UUID.randomUUID(), Target.chat(DirectChat.toOpen(Long.toString(user.id()))), text("Hello"));
        assertThat(opened).isInstanceOf(Outcome.Moved.class);
        return Target.chat(((Outcome.Moved) opened).newChat());
    }

    private static List<String> contents(DiscordChannel channel) {
        return channel.messages().stream().map(DiscordMessage::content).toList();
    }

    @Test
    void a_card_is_posted_and_edited_where_it_stands() {
        Reply card = Reply.Card.of("Friday mixer", RichText.plain("14 of 20 seats"))
                .with(ButtonRow.of(Button.primary("Register", Action.of("event-register"))));

        String id = sent(inGeneral(), card);
        Outcome edited = transport.send(
                UUID.randomUUID(),
                inGeneral().editing(id),
                Reply.Card.of("Friday mixer", RichText.plain("13 of 20 seats")));

        assertThat(edited).isEqualTo(new Outcome.Sent(id));
        assertThat(general.messages()).singleElement().satisfies(message -> {
            assertThat(message.text()).contains("13 of 20 seats").doesNotContain("14 of 20");
            assertThat(message.labels()).isEmpty();
        });
    }

    @Test
    void a_send_whose_answer_was_lost_stands_there_once_after_the_next_try() {
        UUID delivery = UUID.randomUUID();
        line.discord.faults().onSends().in(general.id()).times(3).dropAfterHandling();

        Outcome lost = transport.send(delivery, inGeneral(), text("The mixer is tomorrow"));
        line.discord.faults().clear();
        Outcome again = restarted().send(delivery, inGeneral(), text("The mixer is tomorrow"));

        assertThat(lost).isInstanceOf(Outcome.Away.class);
        assertThat(again).isInstanceOf(Outcome.Sent.class);
        assertThat(contents(general)).containsExactly("The mixer is tomorrow");
    }

    @Test
    void a_long_reply_goes_on_where_it_broke_off() {
        UUID delivery = UUID.randomUUID();
        String lines = String.join(
                "\n",
                IntStream.range(0, 300).mapToObj(n -> n + " bottles of beer").toList());
        line.discord.faults().onSends().in(general.id()).after(1).serverError(500);

        Outcome broken = transport.send(delivery, inGeneral(), text(lines));
        Outcome whole = transport.send(delivery, inGeneral(), text(lines));

        assertThat(broken).isInstanceOf(Outcome.Away.class);
        assertThat(whole).isInstanceOf(Outcome.Sent.class);
        assertThat(String.join("\n", contents(general))).isEqualTo(lines);
    }

    @Test
    void an_edit_of_a_message_that_somebody_deleted_says_that_it_is_gone() {
        assertThat(transport.send(UUID.randomUUID(), inGeneral().editing(general.id() + "/4711"), text("?")))
                .isEqualTo(new Outcome.MessageGone());
        assertThat(transport.send(UUID.randomUUID(), inGeneral().editing("4711"), text("?")))
                .as("an id as presses carry it")
                .isEqualTo(new Outcome.MessageGone());
    }

    @Test
    void a_direct_chat_is_opened_once_and_goes_on_under_its_own_id() {
        Target chat = direct(ana);

        sent(chat, text("Your seat is free"));
        transport = restarted();
        String id = sent(chat, text("Are you here"));
        sent(chat.editing(id), text("You are here"));

        assertThat(ana.directMessages())
                .extracting(DiscordMessage::content)
                .containsExactly("Your seat is free", "You are here");
        assertThat(line.discord.requests("POST /users/@me/channels").stream()
                        .filter(request -> request.toString().contains(Long.toString(ana.id())))
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void first_contacts_are_paced_and_others_go_on_meanwhile() {
        DiscordUser bea = line.discord.user("bea").joins(berlin);
        Target chat = direct(ana);

        Outcome tooEarly = transport.send(
                UUID.randomUUID(), Target.chat(DirectChat.toOpen(Long.toString(bea.id()))), text("Hello"));

        assertThat(tooEarly).isEqualTo(new Outcome.TooFast(Duration.ofSeconds(6), false));
        sent(chat, text("Hello, Ana"));
        line.clock.advance(Duration.ofSeconds(6));
        sent(direct(bea), text("Hello, Bea"));
    }

    @Test
    void when_discord_finds_us_too_fast_no_direct_chat_is_opened_for_longer_each_time() {
        Target toAna = Target.chat(DirectChat.toOpen(Long.toString(ana.id())));
        line.discord.refuseNewDirectMessages(true);

        Outcome first = transport.send(UUID.randomUUID(), toAna, text("Hello"));
        Outcome waits = transport.send(UUID.randomUUID(), toAna, text("Hello"));
        line.clock.advance(Duration.ofMinutes(1));
        Outcome second = transport.send(UUID.randomUUID(), toAna, text("Hello"));

        assertThat(List.of(first, waits)).containsOnly(new Outcome.TooFast(Duration.ofMinutes(1), false));
        assertThat(second).isEqualTo(new Outcome.TooFast(Duration.ofMinutes(2), false));
        assertThat(transport.problem()).isPresent();
        line.discord.refuseNewDirectMessages(false);
        line.clock.advance(Duration.ofMinutes(2));
        assertThat(transport.problem()).isEmpty();
        sent(direct(ana), text("Hello"));
    }

    @Test
    void somebody_who_takes_no_messages_cannot_be_reached() {
        Target chat = direct(ana);
        ana.refusesDirectMessages(true);

        assertThat(transport.send(UUID.randomUUID(), chat, text("Hello")))
                .isInstanceOfSatisfying(
                        Outcome.Unreachable.class,
                        why -> assertThat(why.reason()).contains("50007"));
    }

    @Test
    void lines_below_a_card_share_one_thread_also_after_a_restart_and_after_a_silence() {
        String card = sent(inGeneral(), text("Friday mixer"));

        String first = sent(below(card), text("Round 1 begins"));
        transport = restarted();
        sent(below(card), text("Round 2 begins"));
        DiscordChannel thread = general.threads().getFirst();
        thread.archive();
        sent(below(card).editing(first), text("Round 1 is over"));

        assertThat(general.threads()).singleElement().satisfies(only -> {
            assertThat(only.name()).isEqualTo("Friday mixer");
            assertThat(contents(only)).containsExactly("Round 1 is over", "Round 2 begins");
        });
    }

    @Test
    void when_somebody_deletes_the_thread_the_lines_go_into_the_channel() {
        String card = sent(inGeneral(), text("Friday mixer"));
        sent(below(card), text("Round 1 begins"));
        general.threads().getFirst().delete();

        Outcome missed = transport.send(UUID.randomUUID(), below(card), text("Round 2 begins"));
        sent(below(card), text("Round 2 begins"));

        assertThat(missed).isInstanceOf(Outcome.TooFast.class);
        assertThat(contents(general)).containsExactly("Friday mixer", "Round 2 begins");
    }

    @Test
    void where_no_thread_may_be_opened_the_lines_go_into_the_channel() {
        general.denyBot(DiscordPermission.CREATE_PUBLIC_THREADS);
        String card = sent(inGeneral(), text("Friday mixer"));

        sent(below(card), text("Round 1 begins"));

        assertThat(contents(general)).containsExactly("Friday mixer", "Round 1 begins");
    }

    @Test
    void without_a_channel_of_its_own_a_server_is_written_to_where_the_bot_may_write() {
        line.discord.await(
                "JDA to know the channel",
                () -> line.rest
                        .line()
                        .guild(Long.toString(berlin.id()))
                        .map(guild -> guild.getTextChannelById(general.id()) != null)
                        .orElse(false));

        sent(Target.chat(Long.toString(berlin.id())), text("Hello"));

        assertThat(contents(general)).containsExactly("Hello");
    }

    @Test
    void a_channel_where_the_bot_may_not_write_is_named_and_the_server_is_not_taken_for_left() {
        general.denyBot(DiscordPermission.SEND_MESSAGES);

        assertThat(transport.send(UUID.randomUUID(), inGeneral(), text("Hello")))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .contains(Long.toString(general.id()))
                                .contains("50013"));
    }

    @Test
    void a_server_that_the_bot_was_thrown_out_of_cannot_be_reached() {
        berlin.removeBot();

        assertThat(transport.send(UUID.randomUUID(), inGeneral(), text("Hello")))
                .isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void a_long_rate_limit_lets_go_of_the_sender_and_says_how_long_it_is() {
        line.discord
                .faults()
                .onSends()
                .in(general.id())
                .during(Duration.ofSeconds(20))
                .tooManyRequests();
        UUID delivery = UUID.randomUUID();

        Outcome first = transport.send(delivery, inGeneral(), text("Hello"));
        Outcome second = transport.send(delivery, inGeneral(), text("Hello"));

        assertThat(List.of(first, second))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Outcome.TooFast.class, tooFast -> {
                    assertThat(tooFast.retryAfter()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
                    assertThat(tooFast.wholePlatform()).isFalse();
                }));
        assertThat(line.discord.requests("POST /channels/" + general.id() + "/messages"))
                .as("no more requests than needed to be told")
                .hasSize(1);
    }

    @Test
    void a_picture_that_we_made_arrives_with_its_words() {
        Reply plan = Reply.text(RichText.plain("6 rounds"))
                .with(Reply.Attachment.picture("plan.png", new byte[] {1, 2, 3}, "Everyone meets 6 of 8"));

        sent(inGeneral(), plan);

        DiscordMessage message = general.messages().getFirst();
        assertThat(message.files().values()).extracting(RestFile::name).containsExactly("plan.png");
        assertThat(message.parts().toString()).contains("Everyone meets 6 of 8");
    }

    @Test
    void a_process_that_is_not_logged_in_leaves_the_sending_to_another() {
        DiscordTransport waiting = new DiscordTransport(
                new Rest(Line.through(List::of), line.watch, RestLimits.USUAL),
                new DiscordRenderer(Action::command),
                SendLimits.USUAL,
                line.clock);

        assertThat(transport.isReady()).isTrue();
        assertThat(waiting.isReady()).isFalse();
        assertThat(waiting.send(UUID.randomUUID(), inGeneral(), text("Hello"))).isInstanceOf(Outcome.Away.class);
    }

    @Test
    void a_nonce_is_short_enough_and_another_for_each_message_of_a_delivery() {
        UUID delivery = new UUID(-1, -1);

        assertThat(Nonce.of(delivery, 0)).hasSizeLessThanOrEqualTo(25).isEqualTo(Nonce.of(delivery, 0));
        assertThat(Nonce.of(delivery, 1)).hasSizeLessThanOrEqualTo(25).isNotEqualTo(Nonce.of(delivery, 0));
    }
}
