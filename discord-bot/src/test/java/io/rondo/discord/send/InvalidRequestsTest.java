package io.rondo.discord.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.Transport.Outcome;
import io.rondo.delivery.Transport.Target;
import io.rondo.discord.Connected;
import io.rondo.discord.render.DiscordRenderer;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvalidRequestsTest {

    private static final Reply HELLO = Reply.text(RichText.plain("Hello"));

    @Test
    void after_too_many_refused_requests_nothing_is_sent_until_the_window_has_passed_and_the_operator_reads_why() {
        try (Connected line = new Connected(3)) {
            DiscordGuild berlin = line.guild("Berlin");
            DiscordChannel general = berlin.channel("general");
            DiscordTransport transport =
                    new DiscordTransport(line.rest, new DiscordRenderer(Action::command), SendLimits.USUAL, line.clock);
            Target target = new Target(
                    Long.toString(berlin.id()),
                    Optional.of(Long.toString(general.id())),
                    Optional.empty(),
                    Optional.empty());
            line.discord.faults().onSends().in(general.id()).times(3).refuse(50013);

            for (int i = 0; i < 3; i++) {
                assertThat(transport.send(UUID.randomUUID(), target, HELLO)).isInstanceOf(Outcome.Rejected.class);
            }
            int asked = line.discord.requests().size();
            Outcome stopped = transport.send(UUID.randomUUID(), target, HELLO);

            assertThat(stopped).isEqualTo(new Outcome.TooFast(Duration.ofMinutes(10), true));
            assertThat(line.discord.requests()).hasSize(asked);
            assertThat(line.watch.problem())
                    .hasValueSatisfying(words -> assertThat(words).contains("600 s"));

            line.clock.advance(Duration.ofMinutes(10));
            assertThat(transport.send(UUID.randomUUID(), target, HELLO)).isInstanceOf(Outcome.Sent.class);
            assertThat(line.watch.problem()).isEmpty();
            assertThat(general.messages()).extracting(DiscordMessage::content).containsExactly("Hello");
        }
    }
}
