package io.rondo.datemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaNotCurrentException;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.settings.EnvironmentException;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
            }
        }
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
