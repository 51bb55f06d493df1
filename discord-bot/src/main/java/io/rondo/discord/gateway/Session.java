package io.rondo.discord.gateway;

import io.rondo.discord.DiscordSettings;
import io.rondo.discord.rest.RestWatch;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import okhttp3.OkHttpClient;

/** The bot logged in, with all shards of this process; JDA keeps them connected. Thread-safe. */
public final class Session implements AutoCloseable {

    /**
     * What we ask to be told: servers and their channels (always sent), and what people write to the bot itself. Nothing that
     * Discord wants to be asked for.
     */
    public static final Set<GatewayIntent> INTENTS =
            Set.copyOf(EnumSet.of(GatewayIntent.DIRECT_MESSAGES, GatewayIntent.GUILD_VOICE_STATES));

    private static final Duration GOODBYE = Duration.ofSeconds(8);
    private static final int LONGEST_RECONNECT_DELAY_SECONDS = 32;

    private final ShardManager shards;
    private final Ends ends;

    private Session(ShardManager shards, Ends ends) {
        this.shards = shards;
        this.ends = ends;
    }

    /** Hears why a shard ended for good. */
    private static final class Ends extends ListenerAdapter {

        private volatile Optional<String> reason = Optional.empty();

        @Override
        public void onShutdown(ShutdownEvent event) {
            CloseCode code = event.getCloseCode();
            reason = Optional.of(
                    code == null
                            ? "the session ended"
                            : switch (code) {
                                case AUTHENTICATION_FAILED -> Gateway.TOKEN_NOT_ACCEPTED;
                                case DISALLOWED_INTENTS, INVALID_INTENTS ->
                                    "Discord refuses an intent: in the developer portal, Bot, switch on the privileged"
                                            + " gateway intents that the bot uses";
                                case SHARDING_REQUIRED, INVALID_SHARD ->
                                    "Discord wants another number of shards: set DISCORD_SHARDS to auto, or to a"
                                            + " range of a greater total";
                                default -> "the session ended: " + code.getMeaning();
                            });
        }
    }

    /**
     * Logs in; the shards connect meanwhile.
     *
     * @param listeners hear what happens, on a thread of JDA's that must not be kept
     * @param watch sees what the REST API answers
     * @throws InvalidTokenException when Discord does not accept the token
     * @throws RuntimeException when Discord is away
     */
    public static Session open(DiscordSettings settings, Collection<?> listeners, RestWatch watch) {
        Ends ends = new Ends();
        DefaultShardManagerBuilder builder = DefaultShardManagerBuilder.createLight(settings.token(), INTENTS)
                .setRestConfigProvider(
                        shard -> new RestConfig().setBaseUrl(settings.apiUrl().toString()))
                .setHttpClientBuilder(new OkHttpClient.Builder().addInterceptor(watch))
                .setSessionController(new GatewayAddress(settings.gatewayUrl()))
                .setCompression(settings.compressed() ? Compression.ZLIB : Compression.NONE)
                .setMaxReconnectDelay(LONGEST_RECONNECT_DELAY_SECONDS)
                .setEnableShutdownHook(false)
                .addEventListeners(ends)
                .addEventListeners(listeners.toArray());
        settings.shards()
                .ifPresent(range -> builder.setShardsTotal(range.total()).setShards(range.from(), range.to()));
        ShardManager shards = builder.build(false);
        try {
            shards.login();
        } catch (RuntimeException failure) {
            shards.shutdown();
            throw failure;
        }
        return new Session(shards, ends);
    }

    /** All shards of this process. */
    public List<JDA> shards() {
        return List.copyOf(shards.getShards());
    }

    /** A shard through which anything may be asked of Discord that concerns no server of its own; empty while none is there. */
    public Optional<JDA> any() {
        return shards().stream().findFirst();
    }

    /** Why it ended for good, so that only a new login helps; empty while it goes on. */
    Optional<String> end() {
        return ends.reason;
    }

    /** What is wrong with it at the moment, in words for the operator; empty when every shard is connected. */
    Optional<String> problem() {
        return ends.reason.or(() -> shards().stream()
                .filter(shard -> shard.getStatus() != JDA.Status.CONNECTED)
                .findFirst()
                .map(shard -> "shard " + shard.getShardInfo().getShardId() + " is not connected ("
                        + shard.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")"));
    }

    /** Says goodbye to Discord and waits a while for what is on its way. */
    @Override
    public void close() {
        List<JDA> open = shards();
        shards.shutdown();
        try {
            for (JDA shard : open) {
                if (!shard.awaitShutdown(GOODBYE)) {
                    shard.shutdownNow();
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            open.forEach(JDA::shutdownNow);
        }
    }
}
