package io.rondo.datemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.Features;
import io.rondo.chat.Platform;
import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaNotCurrentException;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.settings.EnvironmentException;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Transactor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class DatemakerApplicationTest {

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void alone_on_a_shared_database_it_is_well() throws Exception {
        String port = String.valueOf(FreePort.find());
        variables.put("RONDO_PORT", port);
        try (TestDatabase database = TestDatabase.fresh(source -> new Migrator(source).migrate())) {
            variables.put("DATABASE_URL", database.jdbcUrl());

            try (ConfigurableApplicationContext datemaker = start();
                    HttpClient client = HttpClient.newHttpClient()) {
                assertThat(datemaker.isRunning()).isTrue();
                HttpResponse<String> health = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
                itServesACalendarToWhoeverHasTheAddress(datemaker, client, "http://127.0.0.1:" + port);
            }
        }
    }

    private static void itServesACalendarToWhoeverHasTheAddress(
            ConfigurableApplicationContext datemaker, HttpClient client, String home) throws Exception {
        Features features = datemaker.getBean(Features.class);
        String address = datemaker
                .getBean(Transactor.class)
                .call(work -> features.calendarFeeds()
                        .renew(
                                work,
                                features.communities()
                                        .createFor(work, Platform.DISCORD, "4711", Optional.of("Mixers"))
                                        .communityId()));
        URI here = URI.create(home + URI.create(address).getPath());

        HttpResponse<String> calendar = get(client, HttpRequest.newBuilder(here));
        String tag = calendar.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get(client, HttpRequest.newBuilder(here).header("If-None-Match", tag));
        HttpResponse<String> wrong =
                get(client, HttpRequest.newBuilder(URI.create(home + "/calendar/" + "A".repeat(43) + ".ics")));

        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(calendar.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(calendar.headers().firstValue("Cache-Control")).contains("max-age=900, private");
        assertThat(calendar.body()).contains("BEGIN:VCALENDAR").contains("X-WR-CALNAME:Mixers");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(readOften(client, here)).isEqualTo(429);
    }

    private static HttpResponse<String> get(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int readOften(HttpClient client, URI address) throws Exception {
        int status = 200;
        for (int reading = 0; reading < 60; reading++) {
            HttpResponse<String> answer = get(client, HttpRequest.newBuilder(address));
            status = answer.statusCode();
            if (status == 429) {
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isBetween(1L, 600L);
            }
        }
        return status;
    }

    @Test
    void without_a_database_to_share_it_says_which_setting_is_missing() {
        assertThatThrownBy(this::start)
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("DATABASE_URL is missing");
    }

    @Test
    void it_does_not_touch_a_database_of_another_schema() {
        try (TestDatabase database = TestDatabase.fresh()) {
            variables.put("DATABASE_URL", database.jdbcUrl());

            assertThatThrownBy(this::start)
                    .isInstanceOf(SchemaNotCurrentException.class)
                    .hasMessageContaining("./rondo migrate");
        }
    }

    private ConfigurableApplicationContext start() {
        variables.putIfAbsent("RONDO_DATA", folder.toString());
        return ServiceMain.start(variables, folder, DatemakerApplication.class, DatemakerApplication::services);
    }
}
