package io.rondo.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Path HERE = Path.of("/srv/rondo");

    @TempDir
    private Path folder;

    @Test
    void nothing_need_be_set() {
        Environment environment = Environment.read(Map.of(), HERE);

        assertThat(environment.mode()).isEqualTo(Environment.Mode.DEV);
        assertThat(environment.database()).isEmpty();
        assertThat(environment.port()).isEqualTo(8080);
        assertThat(environment.bind()).isEqualTo("127.0.0.1");
        assertThat(environment.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(environment.data()).isEqualTo(Path.of("/srv/rondo/.rondo"));
        assertThat(environment.playground()).isTrue();
        assertThat(environment.hasPlatform()).isFalse();
        assertThat(environment.telegram().apiUrl()).isEqualTo(URI.create("https://api.telegram.org"));
    }

    @Test
    void an_empty_variable_counts_as_missing() {
        assertThat(Environment.read(Map.of("TELEGRAM_TOKEN", " ", "RONDO_PORT", ""), HERE))
                .isEqualTo(Environment.read(Map.of(), HERE));
    }

    @Test
    void a_token_switches_its_platform_on_and_the_playground_off() {
        Environment environment = Environment.read(Map.of("TELEGRAM_TOKEN", "110201543:AAHd"), HERE);

        assertThat(environment.hasPlatform()).isTrue();
        assertThat(environment.playground()).isFalse();
    }

    @Test
    void the_playground_stands_beside_a_token_only_when_forced() {
        assertThat(problemsOf(Map.of("TELEGRAM_TOKEN", "110201543:AAHd", "RONDO_PLAYGROUND", "on")))
                .singleElement()
                .asString()
                .contains("RONDO_PLAYGROUND=force");
        assertThat(Environment.read(Map.of("TELEGRAM_TOKEN", "110201543:AAHd", "RONDO_PLAYGROUND", "force"), HERE)
                        .playground())
                .isTrue();
    }

    @Test
    void all_that_is_wrong_is_said_at_once_with_what_to_write_instead() {
        assertThat(problemsOf(Map.of(
                        "RONDO_ENV", "staging",
                        "RONDO_PORT", "80800",
                        "RONDO_PUBLIC_URL", "rondo.example.org",
                        "DISCORD_GATEWAY_URL", "https://gateway.example.org",
                        "DISCORD_GATEWAY_COMPRESSION", "brotli",
                        "RONDO_SECRET_KEY", "short")))
                .containsExactlyInAnyOrder(
                        "RONDO_ENV is \"staging\": write dev or prod",
                        "RONDO_PORT is \"80800\": write a number from 1 to 65535",
                        "RONDO_PUBLIC_URL is \"rondo.example.org\": write an address that begins with http:// or https://",
                        "DISCORD_GATEWAY_URL is \"https://gateway.example.org\": write an address that begins with ws:// or wss://",
                        "DISCORD_GATEWAY_COMPRESSION is \"brotli\": write zlib or none",
                        "RONDO_SECRET_KEY must be 32 bytes in Base64: set it to the output of `openssl rand -base64 32`");
    }

    @Test
    void production_needs_a_key() {
        assertThat(problemsOf(Map.of("RONDO_ENV", "prod")))
                .singleElement()
                .asString()
                .startsWith("RONDO_SECRET_KEY");
        assertThat(Environment.read(Map.of("RONDO_ENV", "prod", "RONDO_SECRET_KEY", KEY), HERE)
                        .secretKey())
                .contains(new Secret(KEY));
    }

    @Test
    void a_secret_can_be_in_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("telegram"), "110201543:AAHd\n");

        assertThat(Environment.read(Map.of("TELEGRAM_TOKEN_FILE", file.toString()), HERE)
                        .telegram()
                        .token())
                .contains(new Secret("110201543:AAHd"));
        assertThat(Environment.read(Map.of("X_BEARER_TOKEN_FILE", file.toString()), HERE)
                        .twitter()
                        .keys())
                .containsEntry("X_BEARER_TOKEN", new Secret("110201543:AAHd"));
        assertThat(problemsOf(
                        Map.of("TELEGRAM_TOKEN_FILE", folder.resolve("nowhere").toString())))
                .singleElement()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void a_livekit_server_is_reached_by_browsers_and_by_us_at_one_address_and_needs_its_key() {
        Map<String, String> given =
                Map.of("LIVEKIT_URL", "ws://localhost:7880", "LIVEKIT_API_KEY", "key", "LIVEKIT_API_SECRET", "secret");
        assertThat(Environment.read(given, HERE).calls().liveKit().orElseThrow())
                .satisfies(server -> assertThat(server.url()).hasToString("ws://localhost:7880"))
                .satisfies(server -> assertThat(server.api()).hasToString("http://localhost:7880"));
        assertThat(problemsOf(Map.of("LIVEKIT_URL", "wss://livekit.example.org")))
                .singleElement()
                .asString()
                .contains("belong together");
    }

    @Test
    void no_secret_is_ever_printed() {
        String password = "correct-horse";
        Environment environment = Environment.read(
                Map.of(
                        "DATABASE_URL",
                        "postgresql://rondo:" + password + "@db.example.org/rondo",
                        "AMQP_URL",
                        "amqp://rondo:" + password + "@mq.example.org",
                        "TELEGRAM_TOKEN",
                        password,
                        "OPENAI_API_KEY",
                        password,
                        "LIVEKIT_URL",
                        "wss://livekit.example.org",
                        "LIVEKIT_API_KEY",
                        "key",
                        "LIVEKIT_API_SECRET",
                        password,
                        "RONDO_SECRET_KEY",
                        KEY),
                HERE);

        assertThat(environment.toString()).doesNotContain(password).doesNotContain(KEY);
        assertThat(problemsOf(Map.of("DATABASE_URL", "mysql://rondo:" + password + "@db.example.org/rondo")))
                .singleElement()
                .asString()
                .doesNotContain(password);
    }

    @Test
    void the_example_explains_every_variable_that_is_read() throws IOException {
        Set<String> read = new HashSet<>();
        Environment.read(
                new HashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public @Nullable String get(Object name) {
                        read.add((String) name);
                        return null;
                    }
                },
                HERE);

        String example = Files.readString(Path.of("..", ".env.example"));

        assertThat(read).hasSizeGreaterThan(15);
        assertThat(read.stream().filter(name -> !name.endsWith("_FILE")))
                .allSatisfy(name -> assertThat(example).contains("#" + name + "="));
    }

    @Test
    void the_address_of_a_bind_to_everything_is_this_machine() {
        assertThat(Environment.read(Map.of("RONDO_BIND", "0.0.0.0", "RONDO_PORT", "9000"), HERE)
                        .publicUrl())
                .isEqualTo(URI.create("http://localhost:9000"));
    }

    private static List<String> problemsOf(Map<String, String> variables) {
        return catchThrowableOfType(EnvironmentException.class, () -> Environment.read(variables, HERE))
                .problems();
    }
}
