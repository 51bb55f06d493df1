package io.rondo.standalone.cli;

import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.Environment.Telegram.Webhook;
import io.rondo.runtime.settings.Secret;
import io.rondo.tx.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Whether Telegram takes the token, and whether it can push to us where that is asked for. The token is never printed. */
final class TelegramChecks {

    /** The only ones that Telegram's own servers push to. */
    private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443);

    private static final String PUBLIC_HOST = "api.telegram.org";

    private TelegramChecks() {}

    static Stream<Finding> of(Environment environment) {
        Environment.Telegram telegram = environment.telegram();
        if (telegram.token().isEmpty()) {
            return Stream.of(
                    Finding.ok("Telegram", "off: to switch it on, ask @BotFather for a token and set TELEGRAM_TOKEN"));
        }
        Secret token = telegram.token().get();
        Stream<Finding> works = Stream.of(token(telegram.apiUrl(), token));
        return telegram.webhook() == Webhook.ON
                ? Stream.concat(works, Stream.of(address(environment), pushes(telegram.apiUrl(), token)))
                : works;
    }

    private static Finding token(URI api, Secret token) {
        Optional<URI> getMe = method(api, token, "getMe");
        if (getMe.isEmpty()) {
            return Finding.problem("Telegram", "TELEGRAM_TOKEN is no token: copy it from @BotFather again");
        }
        return NetworkChecks.get(getMe.get())
                .map(answer -> answer(answer, api))
                .orElseGet(() ->
                        Finding.problem("Telegram", api + " does not answer: check the network, or TELEGRAM_API_URL"));
    }

    private static Finding answer(HttpResponse<String> answer, URI api) {
        return switch (answer.statusCode()) {
            case 200 -> Finding.ok("Telegram", "the token works");
            case 401, 404 ->
                Finding.problem(
                        "Telegram", "the token is not accepted: copy it from @BotFather again (TELEGRAM_TOKEN)");
            default -> Finding.problem("Telegram", api + " answers " + answer.statusCode() + ": try later");
        };
    }

    /** A Bot API server of one's own pushes to any address; Telegram's own does not. */
    static Finding address(Environment environment) {
        URI address = environment.publicUrl();
        if (!PUBLIC_HOST.equals(environment.telegram().apiUrl().getHost())) {
            return Finding.ok("webhook", "updates are pushed to " + address);
        }
        int port = address.getPort() < 0 ? 443 : address.getPort();
        if (!"https".equals(address.getScheme()) || !PORTS.contains(port)) {
            return Finding.problem(
                    "webhook",
                    "Telegram cannot push to " + address
                            + ": set RONDO_PUBLIC_URL to an https address on port 443, 80, 88 or"
                            + " 8443 that is reached from outside, or TELEGRAM_WEBHOOK=off");
        }
        return Finding.ok("webhook", "updates are pushed to " + address);
    }

    /** What Telegram itself says of its last tries. */
    private static Finding pushes(URI api, Secret token) {
        Optional<String> complaint = method(api, token, "getWebhookInfo")
                .flatMap(NetworkChecks::get)
                .filter(answer -> answer.statusCode() == 200)
                .flatMap(answer -> complaint(answer.body()));
        return complaint
                .map(said -> Finding.note("webhook", "Telegram's last failure to push: " + said))
                .orElseGet(() -> Finding.ok("webhook", "Telegram complains of nothing"));
    }

    private static Optional<String> complaint(String body) {
        try {
            return Json.parse(body).path("result").path("last_error_message").stringValueOpt();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> method(URI api, Secret token, String method) {
        try {
            return Optional.of(URI.create(api + "/bot" + token.value() + "/" + method));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
