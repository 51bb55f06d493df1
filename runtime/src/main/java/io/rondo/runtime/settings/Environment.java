package io.rondo.runtime.settings;

import io.rondo.call.CallServices;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that Rondo is told from outside, read once at the start; {@code .env.example} explains each variable.
 *
 * @param mode what to insist on
 * @param database a PostgreSQL of one's own; empty: the embedded one
 * @param broker a RabbitMQ; empty: messages are carried inside the process
 * @param port where the page and the HTTP API listen, 1…65535
 * @param bind the address they listen on
 * @param publicUrl the address that people and platforms reach them by
 * @param playground whether the playground is on; never beside a platform's token unless forced
 * @param data the folder of everything that is kept outside a database of one's own
 * @param secretKey 32 random bytes in Base64; empty only in {@link Mode#DEV}, where one is made
 * @param calls the call services that are set up
 */
public record Environment(
        Mode mode,
        Optional<DatabaseAddress> database,
        Optional<Secret> broker,
        int port,
        String bind,
        URI publicUrl,
        boolean playground,
        Path data,
        Optional<Secret> secretKey,
        Discord discord,
        Telegram telegram,
        OpenAi openAi,
        Twitter twitter,
        CallServices calls) {

    /** Where Rondo runs, as {@code RONDO_ENV} says. */
    public enum Mode {
        DEV,
        PROD
    }

    /** What {@code RONDO_PLAYGROUND} may say; {@code AUTO}: on when no platform has a token. */
    public enum Playground {
        AUTO,
        ON,
        OFF,
        FORCE
    }

    /**
     * Without a token Discord is off.
     *
     * @param shards which shards this process runs, as it was written; empty: all, as many as Discord advises
     * @param deferAfter how long an answer may take before the person is told to wait
     * @param firstContacts how many direct chats are opened in a minute that were not open before
     */
    public record Discord(
            Optional<Secret> token,
            Optional<URI> apiUrl,
            Optional<URI> gatewayUrl,
            GatewayCompression compression,
            Optional<String> shards,
            Duration deferAfter,
            int firstContacts) {}

    /** How the Discord gateway packs what it sends. */
    public enum GatewayCompression {
        ZLIB,
        NONE
    }

    /**
     * Without a token Telegram is off.
     *
     * @param webhook whether Telegram pushes updates to {@code RONDO_PUBLIC_URL}; else we ask for them
     */
    public record Telegram(Optional<Secret> token, URI apiUrl, Webhook webhook) {

        /** A webhook is off unless it is asked for. */
        public enum Webhook {
            OFF,
            ON
        }
    }

    /** Without a key nothing is asked of a language model. */
    public record OpenAi(Optional<Secret> apiKey, Optional<URI> baseUrl, Optional<String> model) {}

    /** X; its keys are named as in the environment, for example {@code X_BEARER_TOKEN}. */
    public record Twitter(Map<String, Secret> keys, Optional<URI> apiUrl, Optional<URI> checkerUrl) {}

    /**
     * Reads the variables. For a secret called {@code NAME} there may be {@code NAME_FILE} instead, which names the file that
     * holds it. Empty variables count as missing.
     *
     * @param variables as of {@link System#getenv()}
     * @param here what relative folders are relative to
     * @throws EnvironmentException with all that is wrong
     */
    public static Environment read(Map<String, String> variables, Path here) {
        VariableReader in = new VariableReader(variables);
        Mode mode = in.oneOf("RONDO_ENV", Mode.class, Mode.DEV);
        int port = in.port("RONDO_PORT", 8080);
        String bind = in.text("RONDO_BIND").orElse("127.0.0.1");
        Discord discord = new Discord(
                in.secret("DISCORD_TOKEN"),
                in.httpUrl("DISCORD_API_URL"),
                in.url("DISCORD_GATEWAY_URL", "ws", "wss"),
                in.oneOf("DISCORD_GATEWAY_COMPRESSION", GatewayCompression.class, GatewayCompression.ZLIB),
                in.matching(
                                "DISCORD_SHARDS",
                                "auto|\\d{1,4}-\\d{1,4}/\\d{1,4}",
                                "auto, or a range and the total like 0-3/8")
                        .filter(shards -> !shards.equals("auto")),
                in.milliseconds("DISCORD_DEFER_AFTER_MS", 0, 2_500, 1_000),
                in.number("DISCORD_FIRST_CONTACTS_PER_MINUTE", 1, 60, 10));
        Telegram telegram = new Telegram(
                in.secret("TELEGRAM_TOKEN"),
                in.httpUrl("TELEGRAM_API_URL").orElse(URI.create("https://api.telegram.org")),
                in.oneOf("TELEGRAM_WEBHOOK", Telegram.Webhook.class, Telegram.Webhook.OFF));
        URI publicUrl = in.httpUrl("RONDO_PUBLIC_URL").orElseGet(() -> localUrl(bind, port));
        Environment environment = new Environment(
                mode,
                in.database("DATABASE_URL"),
                in.secretUri("AMQP_URL", "amqp", "amqps"),
                port,
                bind,
                publicUrl,
                playground(in, discord.token().isPresent() || telegram.token().isPresent()),
                here.resolve(in.text("RONDO_DATA").orElse(".rondo"))
                        .toAbsolutePath()
                        .normalize(),
                in.key("RONDO_SECRET_KEY"),
                discord,
                telegram,
                new OpenAi(in.secret("OPENAI_API_KEY"), in.httpUrl("OPENAI_BASE_URL"), in.text("OPENAI_MODEL")),
                new Twitter(
                        in.secretsBeginningWith("X_", "X_API_URL"),
                        in.httpUrl("X_API_URL"),
                        in.httpUrl("TWITTER_CHECKER_URL")),
                CallServiceReader.read(in, publicUrl));
        if (mode == Mode.PROD && environment.secretKey().isEmpty()) {
            in.problem(
                    "RONDO_SECRET_KEY is missing: with RONDO_ENV=prod set it to the output of `openssl rand -base64 32`");
        }
        in.throwProblems();
        return environment;
    }

    /** A Jitsi server, where there is one. */
    public Optional<URI> jitsiUrl() {
        return calls.jitsi();
    }

    /** Whether a chat platform is switched on. */
    public boolean hasPlatform() {
        return discord.token().isPresent() || telegram.token().isPresent();
    }

    private static boolean playground(VariableReader in, boolean realTokens) {
        Playground wish = in.oneOf("RONDO_PLAYGROUND", Playground.class, Playground.AUTO);
        if (wish == Playground.ON && realTokens) {
            in.problem(
                    "RONDO_PLAYGROUND is on beside a platform's token, and anybody at this machine could act as anybody:"
                            + " remove one of the two, or write RONDO_PLAYGROUND=force");
        }
        return switch (wish) {
            case AUTO -> !realTokens;
            case ON, FORCE -> true;
            case OFF -> false;
        };
    }

    /** The address as one types it on this machine. */
    private static URI localUrl(String bind, int port) {
        String host = bind.equals("0.0.0.0") || bind.equals("::") ? "localhost" : bind;
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
}
