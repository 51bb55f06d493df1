package io.rondo.bench.fault;

import io.rondo.secret.MasterKey;
import io.rondo.testkit.discord.FakeDiscord;
import io.rondo.testkit.telegram.FakeBotApi;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The services of one run, each a process of its own, with what the compose file gives each. */
final class Suite implements AutoCloseable {

    static final String DISCORD = "discord-bot";
    static final String TELEGRAM = "telegram-bot";
    static final List<String> NAMES = List.of(DISCORD, TELEGRAM, "datemaker-1", "datemaker-2");

    private static final Duration START = Duration.ofSeconds(180);
    /** The compose file's, and less compiling: there are four of them, and a start is what is waited for most. */
    private static final String JAVA =
            "-Xmx192m -XX:MaxMetaspaceSize=160m -XX:ReservedCodeCacheSize=64m -XX:TieredStopAtLevel=1";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Waiting waiting = new Waiting(START);
    private final Map<String, Service> services = new TreeMap<>();

    Suite(House house, FakeDiscord discord, FakeBotApi telegram, Image image, Path folder) {
        Map<String, String> shared = new TreeMap<>(Map.of(
                "RONDO_ENV",
                House.ENVIRONMENT,
                "RONDO_BIND",
                "127.0.0.1",
                "RONDO_PUBLIC_URL",
                "http://127.0.0.1:8080",
                "RONDO_DATA",
                folder.toString(),
                "RONDO_SECRET_KEY",
                MasterKey.generate(),
                "RONDO_JAVA_OPTS",
                JAVA,
                "JITSI_URL",
                "https://meet.example.org",
                "DATABASE_URL",
                house.databaseUrl(),
                "AMQP_URL",
                house.brokerUrl()));
        Map<String, String> ofDiscord = Map.of(
                "DISCORD_TOKEN", discord.token(),
                "DISCORD_API_URL", discord.apiUrl(),
                "DISCORD_GATEWAY_URL", discord.gatewayUrl());
        Map<String, String> ofTelegram = Map.of("TELEGRAM_TOKEN", telegram.token(), "TELEGRAM_API_URL", telegram.url());
        for (String name : NAMES) {
            Map<String, String> settings = new TreeMap<>(shared);
            settings.putAll(
                    switch (name) {
                        case DISCORD -> ofDiscord;
                        case TELEGRAM -> ofTelegram;
                        default -> Map.of();
                    });
            services.put(name, new Service(name, name.replaceFirst("-\\d+$", ""), image, settings, folder));
        }
    }

    /** Starts all, and returns when all are well. */
    void start() {
        services.values().forEach(Service::start);
        services.values().forEach(this::awaitWell);
    }

    private void awaitWell(Service service) {
        waiting.until(service.name() + "'s health", () -> service.isWell(client));
    }

    /** Kills one and starts it again; returns when it is well. */
    void killAndRestart(String name) {
        Service service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        service.kill();
        service.start();
        awaitWell(service);
    }

    /** Ends all in good order. Returns those that did not end by themselves. */
    List<String> end() {
        services.values().forEach(Service::end);
        List<String> stubborn = new ArrayList<>();
        for (Service service : services.values()) {
            if (!service.awaitEnd()) {
                stubborn.add(service.name());
            }
        }
        return stubborn;
    }

    @Override
    public void close() {
        services.values().forEach(Service::close);
        client.close();
    }
}
