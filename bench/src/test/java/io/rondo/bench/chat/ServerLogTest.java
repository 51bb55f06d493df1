package io.rondo.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerLogTest {

    private static final String ANA = "2026-12-04 19:00:00.123 UTC [42] ";
    private static final String BORIS = "2026-12-04 19:00:00.124 UTC [43] ";

    @Test
    void a_statement_has_its_lines_and_its_values() {
        String log = ANA + "LOG:  execute <unnamed>: INSERT INTO people (name, zone, note)\n"
                + "\tVALUES ($1, $2, $3)\n"
                + ANA + "DETAIL:  Parameters: $1 = 'Ana', $2 = NULL, $3 = 'it''s\n\tfine, $2 = ''x'''\n";

        assertThat(ServerLog.statements(log, "42"))
                .containsExactly(new LoggedStatement(
                        "INSERT INTO people (name, zone, note)\nVALUES ($1, $2, $3)",
                        List.of(Optional.of("Ana"), Optional.empty(), Optional.of("it's\nfine, $2 = 'x'"))));
    }

    @Test
    void other_connections_and_the_borders_of_transactions_are_left_out() {
        String log = ANA + "LOG:  execute S_1: BEGIN\n"
                + BORIS + "LOG:  execute <unnamed>: SELECT 1\n"
                + ANA + "LOG:  execute S_7: SELECT 2\n"
                + BORIS + "LOG:  checkpoint complete\n"
                + ANA + "LOG:  execute S_2: COMMIT\n";

        assertThat(ServerLog.statements(log, "42"))
                .extracting(LoggedStatement::sql)
                .containsExactly("SELECT 2");
    }

    @Test
    void values_that_are_not_understood_stop_the_bench() {
        String log = ANA + "LOG:  execute S_1: SELECT $1\n" + ANA + "DETAIL:  Parameters: $1 = 'cut off...\n";

        assertThatThrownBy(() -> ServerLog.statements(log, "42")).isInstanceOf(IllegalStateException.class);
    }
}
