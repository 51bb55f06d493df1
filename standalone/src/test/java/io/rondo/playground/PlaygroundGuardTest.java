package io.rondo.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaygroundGuardTest {

    private static final String BODY = "{\"name\":\"ana\"}";
    private static PlaygroundApp app;

    @BeforeAll
    static void start() {
        app = new PlaygroundApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST", "127.0.0.1"})
    void names_of_this_machine_are_let_in(String host) throws IOException {
        assertThat(statusOf("Host: " + host, "Content-Type: application/json")).isEqualTo("200");
        assertThat(statusOf("Host: " + host, "Origin: http://" + host, "Content-Type: application/json; charset=utf-8"))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:8080",
                "127.0.0.2",
                "[::2]:80",
                ""
            })
    void any_other_name_is_refused_so_that_none_can_be_pointed_here(String host) throws IOException {
        assertThat(statusOf("Host: " + host, "Content-Type: application/json")).isIn("403", "400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost:9999", "https://localhost:8080", "null"})
    void a_foreign_page_is_refused(String origin) throws IOException {
        assertThat(statusOf("Host: localhost:8080", "Origin: " + origin, "Content-Type: application/json"))
                .isEqualTo("403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void what_a_foreign_page_could_send_unasked_is_refused(String contentType) throws IOException {
        assertThat(statusOf("Host: localhost:8080", "Content-Type: " + contentType))
                .isEqualTo("415");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 203.0.113.9", "Forwarded: for=203.0.113.9", "X-Real-IP: 203.0.113.9"})
    void a_proxy_does_not_make_the_world_loopback(String header) throws IOException {
        assertThat(statusOf("Host: localhost:8080", header, "Content-Type: application/json"))
                .isEqualTo("403");
    }

    @Test
    void the_pages_may_not_be_framed_nor_load_anything_foreign() {
        assertThat(app.get("/playground")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'");
    }

    /** The HTTP client of the JDK does not let a caller set the Host, so this speaks by hand. */
    private static String statusOf(String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", app.port())) {
            String request = "POST /playground/api/people HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ", 3)[1];
        }
    }
}
