package io.rondo.discord.gateway;

import java.net.URI;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/**
 * Where sessions connect to. JDA asks for the address in two ways, and by itself would dial Discord's own gateway after a failed
 * reconnect even where the API names another. Thread-safe.
 */
final class GatewayAddress extends ConcurrentSessionController {

    private final Optional<URI> configured;
    private volatile Optional<String> named = Optional.empty();

    /** @param configured by the operator; empty for the address that the API names */
    GatewayAddress(Optional<URI> configured) {
        this.configured = configured;
    }

    @Override
    public String getGateway() {
        return configured.map(URI::toString).or(() -> named).orElseGet(super::getGateway);
    }

    @Override
    public ShardedGateway getShardedGateway(JDA api) {
        ShardedGateway answer = super.getShardedGateway(api);
        named = Optional.of(answer.getUrl());
        return new ShardedGateway(getGateway(), answer.getShardTotal(), answer.getConcurrency());
    }
}
