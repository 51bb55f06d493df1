package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rondo.migrations.Migrator;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.settings.EnvironmentException;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.telegram.FakeBotApi;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class TelegramBotApplicationTest {

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void alone_on_a_shared_database_it_takes_updates() {
        try (FakeBotApi telegram = FakeBotApi.start();
                TestDatabase database = TestDatabase.fresh(source -> new Migrator(source).migrate())) {
            variables.put("DATABASE_URL", database.jdbcUrl());
            variables.put("TELEGRAM_TOKEN", telegram.token());
            variables.put("TELEGRAM_API_URL", telegram.url());
            variables.put("RONDO_PORT", String.valueOf(FreePort.find()));

            try (ConfigurableApplicationContext process = start()) {
                TelegramBot bot = process.getBean(TelegramBot.class);
                await().untilAsserted(() -> assertThat(bot.intake().isOnDuty()).isTrue());
            }
        }
    }

    @Test
    void without_a_token_it_says_which_setting_is_missing() {
        try (TestDatabase database = TestDatabase.fresh(source -> new Migrator(source).migrate())) {
            variables.put("DATABASE_URL", database.jdbcUrl());

            assertThatThrownBy(this::start)
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("TELEGRAM_TOKEN is missing");
        }
    }

    private ConfigurableApplicationContext start() {
        variables.putIfAbsent("RONDO_DATA", folder.toString());
        return ServiceMain.start(variables, folder, TelegramBotApplication.class, TelegramBotApplication::services);
    }
}
