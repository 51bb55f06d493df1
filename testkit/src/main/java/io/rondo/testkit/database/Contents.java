package io.rondo.testkit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What stands in a database, table by table, to be compared: how many rows, and a digest of all that is in them. */
public final class Contents {

    private Contents() {}

    /** @param except tables that are not looked at */
    public static Map<String, String> of(DataSource database, Set<String> except) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, String> contents = new TreeMap<>();
            for (String table : tables(statement)) {
                if (!except.contains(table)) {
                    contents.put(table, digest(statement, table));
                }
            }
            return contents;
        } catch (SQLException e) {
            throw new IllegalStateException("the contents of the database cannot be read", e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String digest(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM \""
                        + table + "\" t")) {
            row.next();
            return row.getString(1);
        }
    }
}
