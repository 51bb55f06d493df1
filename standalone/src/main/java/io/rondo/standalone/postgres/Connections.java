package io.rondo.standalone.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Short talks with a server of ours. */
final class Connections {

    static final String DATABASE = "rondo";

    private Connections() {}

    static RunningDatabase to(Path home, int port) {
        return RunningDatabase.of(url(port, DATABASE), Superuser.NAME, Superuser.password(home));
    }

    /** Whether Rondo's database can be reached there. */
    static boolean answers(RunningDatabase database) {
        try {
            return !ask(database.jdbcUrl(), database.password(), "SELECT 1").isEmpty();
        } catch (SQLException e) {
            return false;
        }
    }

    static void createDatabaseIfMissing(Path home, int port) throws SQLException {
        String password = Superuser.password(home);
        String maintenance = url(port, "postgres");
        String there =
                ask(maintenance, password, "SELECT count(*) FROM pg_database WHERE datname = '" + DATABASE + "'");
        if (there.equals("0")) {
            try (Connection connection = open(maintenance, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    /** The version and the settings on which the safety of data rests, for example {@code 18.6 on on on}. */
    static String durability(Path home, int port) throws SQLException {
        return ask(url(port, "postgres"), Superuser.password(home), """
                SELECT concat_ws(' ', current_setting('server_version'), current_setting('fsync'),
                                 current_setting('synchronous_commit'), current_setting('full_page_writes'))""");
    }

    private static String ask(String url, String password, String query) throws SQLException {
        try (Connection connection = open(url, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : "";
        }
    }

    private static Connection open(String url, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Superuser.NAME);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url, properties);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
