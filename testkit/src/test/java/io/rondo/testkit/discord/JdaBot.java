package io.rondo.testkit.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.SessionController;

/** A bot of the real library on the fake, which remembers what it was told. */
final class JdaBot implements AutoCloseable {
    final JDA jda;
    final Queue<GenericEvent> events = new ConcurrentLinkedQueue<>();

    JdaBot(FakeDiscord discord, EventListener listener, UnaryOperator<JDABuilder> more) throws InterruptedException {
        JDABuilder builder = JDABuilder.createLight(
                        discord.token(), EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES))
                .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
                .setSessionController(new FakeSessions(discord.gatewayUrl()))
                .setEnableShutdownHook(false)
                .addEventListeners((EventListener) events::add, listener);
        jda = more.apply(builder).build().awaitReady();
    }

    JdaBot(FakeDiscord discord, EventListener listener) throws InterruptedException {
        this(discord, listener, b -> b);
    }

    JdaBot(FakeDiscord discord) throws InterruptedException {
        this(discord, e -> {});
    }

    <T> long count(Class<T> type) {
        return events.stream().filter(type::isInstance).count();
    }

    /** What people said, as far as the bot may read it. */
    List<String> heard() {
        return events.stream()
                .filter(MessageReceivedEvent.class::isInstance)
                .map(e -> ((MessageReceivedEvent) e).getMessage().getContentRaw())
                .toList();
    }

    List<String> guildNames() {
        return jda.getGuilds().stream().map(Guild::getName).toList();
    }

    @Override
    public void close() {
        jda.shutdownNow();
        try {
            boolean down = jda.awaitShutdown(Duration.ofSeconds(10));
            if (!down) {
                throw new IllegalStateException("JDA did not shut down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class FakeSessions extends ConcurrentSessionController {
        private final String url;

        FakeSessions(String url) {
            this.url = url;
        }

        @Override
        public String getGateway() {
            return url;
        }

        @Override
        public SessionController.ShardedGateway getShardedGateway(JDA api) {
            return new SessionController.ShardedGateway(url, 1, 1);
        }
    }
}
