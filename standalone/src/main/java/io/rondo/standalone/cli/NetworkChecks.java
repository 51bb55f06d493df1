package io.rondo.standalone.cli;

import io.rondo.runtime.settings.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What others answer: the platforms and the call server. No address with a token in it is ever printed. */
final class NetworkChecks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private NetworkChecks() {}

    static Stream<Finding> of(Environment environment) {
        return Stream.<Function<Environment, Stream<Finding>>>of(
                        TelegramChecks::of,
                        DiscordChecks::of,
                        it -> Stream.of(jitsi(it)),
                        CallChecks::of,
                        it -> Stream.of(publicUrl(it)))
                .flatMap(check -> check.apply(environment));
    }

    /** Whether what listens on the configured port is a Rondo. */
    static boolean isRondo(Environment environment) {
        String host = environment.bind().equals("0.0.0.0") ? "127.0.0.1" : environment.bind();
        URI health = URI.create("http://" + host + ":" + environment.port() + "/actuator/health");
        return get(health)
                .filter(answer -> answer.body().contains("\"status\""))
                .isPresent();
    }

    private static Finding jitsi(Environment environment) {
        if (environment.jitsiUrl().isEmpty()) {
            return Finding.ok("Jitsi", "off: to use your own server for calls, set JITSI_URL");
        }
        URI server = environment.jitsiUrl().get();
        boolean works = get(server).filter(answer -> answer.statusCode() < 400).isPresent();
        return works
                ? Finding.ok("Jitsi", server + " answers")
                : Finding.problem("Jitsi", server + " does not answer: check JITSI_URL, or the server");
    }

    private static Finding publicUrl(Environment environment) {
        boolean secure = "https".equals(environment.publicUrl().getScheme());
        return secure || environment.mode() == Environment.Mode.DEV
                ? Finding.ok("address", environment.publicUrl().toString())
                : Finding.note(
                        "address",
                        environment.publicUrl() + " is not https: put a proxy in front and set RONDO_PUBLIC_URL");
    }

    /** Empty when nobody answers in time. */
    static Optional<HttpResponse<String>> get(URI address) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
