package io.rondo.standalone.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in a database's schema, as the transaction of its connection sees it. Names come quoted where they need it. */
final class Catalog {

    /** Flyway's own: the schema's version is the schema's, and is no data. */
    private static final String NOT_DATA = "flyway_schema_history";

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /** The tables with the columns that can be written, both in a fixed order. */
    Map<String, List<String>> columnsOfTables() throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        for (Pair pair : pairs("""
                SELECT quote_ident(c.relname), quote_ident(a.attname)
                FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '%s'
                  AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                ORDER BY c.relname, a.attname
                """.formatted(NOT_DATA))) {
            columns.computeIfAbsent(pair.left(), table -> new ArrayList<>()).add(pair.right());
        }
        return columns;
    }

    /** What each sequence gives next. */
    Map<String, Long> sequences() throws SQLException {
        Map<String, Long> next = new TreeMap<>();
        for (Pair pair : pairs("""
                SELECT quote_ident(sequencename), (coalesce(last_value + increment_by, start_value))::text
                FROM pg_sequences WHERE schemaname = current_schema()
                """)) {
            next.put(pair.left(), Long.valueOf(pair.right()));
        }
        return next;
    }

    /** A foreign key, and the table that it is a rule of. */
    record ForeignKey(String table, String name, String definition) {}

    List<ForeignKey> foreignKeys() throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT quote_ident(c.relname), quote_ident(k.conname), pg_get_constraintdef(k.oid)
                        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                        WHERE k.contype = 'f' AND k.conparentid = 0 AND c.relnamespace = current_schema()::regnamespace
                        ORDER BY c.relname, k.conname
                        """)) {
            while (rows.next()) {
                keys.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return keys;
    }

    /** How many others are connected to this database as clients. */
    int othersConnected() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                        """)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Of these tables, those that have rows, with a row of theirs or more. */
    Map<String, Long> notEmpty(Iterable<String> tables) throws SQLException {
        Map<String, Long> found = new LinkedHashMap<>();
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                row.next();
                if (row.getLong(1) > 0) {
                    found.put(table, row.getLong(1));
                }
            }
        }
        return found;
    }

    private record Pair(String left, String right) {}

    private List<Pair> pairs(String query) throws SQLException {
        List<Pair> pairs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.add(new Pair(rows.getString(1), rows.getString(2)));
            }
        }
        return pairs;
    }
}
