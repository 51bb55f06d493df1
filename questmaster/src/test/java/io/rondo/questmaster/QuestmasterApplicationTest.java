package io.rondo.questmaster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.migrations.Migrator;
import io.rondo.runtime.ServiceMain;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class QuestmasterApplicationTest {

    @TempDir
    private Path folder;

    @Test
    void alone_on_a_shared_database_it_takes_what_waits_in_its_queue_and_says_what_it_cannot_read() {
        Map<String, String> variables = new HashMap<>();
        variables.put("RONDO_PORT", String.valueOf(FreePort.find()));
        variables.put("RONDO_DATA", folder.toString());
        try (TestDatabase database = TestDatabase.fresh(source -> new Migrator(source).migrate())) {
            variables.put("DATABASE_URL", database.jdbcUrl());
            Jdbi jdbi = Jdbi.create(database.dataSource());
            jdbi.useHandle(handle -> handle.execute("""
                    INSERT INTO outbox (queue, type, headers, body, created_at, due_at)
                    VALUES ('quests', 'UserSignIn', '{}', '{"platform": "telegram"}', now(), now())"""));

            try (ConfigurableApplicationContext questmaster = ServiceMain.start(
                    variables, folder, QuestmasterApplication.class, QuestmasterApplication::services)) {
                assertThat(questmaster.isRunning()).isTrue();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> assertThat(reasons(jdbi)).containsExactly("the header user_id is missing"));
            }
        }
    }

    private static List<String> reasons(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT reason FROM dead_letters WHERE queue = 'quests'")
                .mapTo(String.class)
                .list());
    }
}
