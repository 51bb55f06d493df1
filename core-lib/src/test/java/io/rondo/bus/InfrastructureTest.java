package io.rondo.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "58030", "25006"})
    void a_database_that_is_away_is_not_the_messages_fault(String state) {
        assertThat(Infrastructure.isAway(new IllegalStateException(new SQLException("away", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01", "57014", "P0001"})
    void a_statement_that_the_database_refuses_is(String state) {
        assertThat(Infrastructure.isAway(new IllegalStateException(new SQLException("refused", state))))
                .isFalse();
    }

    @Test
    void a_pool_that_has_no_connection_free_is_not() {
        assertThat(Infrastructure.isAway(new IllegalStateException(new SQLTransientConnectionException("timed out"))))
                .isTrue();
    }

    @Test
    void a_network_that_is_away_is_not() {
        assertThat(Infrastructure.isAway(new UncheckedIOException(new ConnectException("refused"))))
                .isTrue();
    }

    @Test
    void a_missing_file_is() {
        assertThat(Infrastructure.isAway(new UncheckedIOException(new NoSuchFileException("rules.pdf"))))
                .isFalse();
    }

    @Test
    void a_bug_is() {
        assertThat(Infrastructure.isAway(new IllegalStateException(new IOException("not said to be away"))))
                .isFalse();
    }
}
