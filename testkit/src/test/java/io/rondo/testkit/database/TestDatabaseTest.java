package io.rondo.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    private static final AtomicInteger BUILDS = new AtomicInteger();
    private static final Consumer<DataSource> GUEST_LIST = source -> {
        BUILDS.incrementAndGet();
        execute(source, "CREATE TABLE guests (name text PRIMARY KEY)");
    };

    @Test
    void a_fresh_database_is_a_postgresql_18_with_nothing_in_it() throws SQLException {
        TestDatabase database = TestDatabase.fresh();

        assertThat(query(database.dataSource(), "SHOW server_version")).startsWith("18.");
        assertThat(query(database.dataSource(), "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void two_databases_do_not_see_each_other() throws SQLException {
        TestDatabase ana = TestDatabase.fresh(GUEST_LIST);
        TestDatabase hugo = TestDatabase.fresh(GUEST_LIST);

        execute(ana.dataSource(), "INSERT INTO guests VALUES ('Ana')");

        assertThat(query(ana.dataSource(), "SELECT count(*) FROM guests")).isEqualTo("1");
        assertThat(query(hugo.dataSource(), "SELECT count(*) FROM guests")).isEqualTo("0");
    }

    @Test
    void a_schema_is_built_once_and_then_cloned() {
        TestDatabase.fresh(GUEST_LIST);
        TestDatabase.fresh(GUEST_LIST);

        assertThat(BUILDS).hasValue(1);
    }

    @Test
    void the_address_works_without_user_and_password() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(TestDatabase.fresh().jdbcUrl())) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void letters_of_other_alphabets_have_a_lower_case() throws SQLException {
        assertThat(query(TestDatabase.fresh().dataSource(), "SELECT lower('ЖАННА')"))
                .isEqualTo("жанна");
    }

    @Test
    void a_closed_database_is_gone_even_when_somebody_is_connected() throws SQLException {
        TestDatabase database = TestDatabase.fresh();
        try (Connection left = database.dataSource().getConnection()) {
            database.close();

            assertThat(left.isValid(1)).isFalse();
            assertThatThrownBy(() -> database.dataSource().getConnection()).isInstanceOf(SQLException.class);
        }
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
