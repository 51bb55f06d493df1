package io.rondo.standalone.backup;

import io.rondo.tx.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;

/**
 * Brings back what {@link Backup} wrote, in one transaction: all of it or nothing. The database has the schema of the backup
 * already, and what it holds is replaced.
 */
public final class Restore {

    /** Where people, or what they sent, would stand. */
    private static final List<String> ANYBODYS_DATA = List.of("people", "communities", "events", "updates");

    private final DataSource database;

    public Restore(DataSource database) {
        this.database = database;
    }

    /**
     * What the file holds, when it is whole.
     *
     * @throws BackupException when it is no backup, or not as it was written
     */
    public static Manifest check(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip, file);
            for (Manifest.Table table : manifest.tables()) {
                MessageDigest digest = Backup.sha256();
                try (InputStream in =
                        new DigestInputStream(open(zip, Manifest.Table.entry(table.name()), file), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                    throw new BackupException(file + " is damaged: the rows of " + table.name() + " have changed");
                }
            }
            return manifest;
        } catch (IOException e) {
            throw new BackupException(file + " is no whole backup: " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        try (InputStream in = open(zip, Manifest.ENTRY, file)) {
            Manifest manifest = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupException(
                        file + " has format " + manifest.format() + ": restore it with the Rondo that wrote it");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new BackupException(file + " is no whole backup: its manifest cannot be read", e);
        }
    }

    private static InputStream open(ZipFile zip, String entry, Path file) throws IOException {
        ZipEntry found = Optional.ofNullable(zip.getEntry(entry))
                .orElseThrow(() -> new BackupException(file + " is no whole backup: " + entry + " is missing"));
        return zip.getInputStream(found);
    }

    /** How many others use the database now. */
    public int othersConnected() {
        try (Connection connection = database.getConnection()) {
            return new Catalog(connection).othersConnected();
        } catch (SQLException e) {
            throw new BackupException("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    /** Whether it holds nobody's data yet, so that nothing is lost by replacing them. */
    public boolean isEmpty() {
        try (Connection connection = database.getConnection()) {
            Catalog catalog = new Catalog(connection);
            List<String> tables = ANYBODYS_DATA.stream()
                    .filter(catalog.columnsOfTables()::containsKey)
                    .toList();
            return catalog.notEmpty(tables).isEmpty();
        } catch (SQLException e) {
            throw new BackupException("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    /**
     * Replaces all rows by those of the file.
     *
     * @throws BackupException when the file is not whole or does not fit the schema; nothing is changed then
     */
    public Manifest run(Path file) {
        Manifest manifest = check(file);
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            replace(zip, file, manifest, connection);
            connection.commit();
            return manifest;
        } catch (IOException | SQLException e) {
            throw new BackupException("Nothing was restored: " + e.getMessage(), e);
        }
    }

    /**
     * Rows refer to one another in circles, so foreign keys go and come back, checked, in the same transaction; triggers are
     * for what is new.
     */
    private static void replace(ZipFile zip, Path file, Manifest manifest, Connection connection)
            throws IOException, SQLException {
        Catalog catalog = new Catalog(connection);
        Map<String, List<String>> there = catalog.columnsOfTables();
        for (Manifest.Table table : manifest.tables()) {
            if (!table.columns().equals(there.get(table.name()))) {
                throw new BackupException("Nothing was restored: the table " + table.name() + " is another one here");
            }
        }
        List<Catalog.ForeignKey> keys = catalog.foreignKeys();
        execute(connection, "SET LOCAL lock_timeout = '30s'");
        for (Catalog.ForeignKey key : keys) {
            execute(connection, "ALTER TABLE " + key.table() + " DROP CONSTRAINT " + key.name());
        }
        for (String table : there.keySet()) {
            execute(connection, "ALTER TABLE " + table + " DISABLE TRIGGER USER");
        }
        execute(connection, "TRUNCATE " + String.join(", ", there.keySet()));
        for (Manifest.Table table : manifest.tables()) {
            fill(zip, file, table, connection);
        }
        for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
            // Unlike setval it is undone with the transaction.
            execute(connection, "ALTER SEQUENCE " + sequence.getKey() + " RESTART WITH " + sequence.getValue());
        }
        for (String table : there.keySet()) {
            execute(connection, "ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
        for (Catalog.ForeignKey key : keys) {
            execute(
                    connection,
                    "ALTER TABLE " + key.table() + " ADD CONSTRAINT " + key.name() + " " + key.definition());
        }
    }

    private static void fill(ZipFile zip, Path file, Manifest.Table table, Connection connection)
            throws IOException, SQLException {
        try (InputStream in = open(zip, Manifest.Table.entry(table.name()), file)) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table.name() + " (" + String.join(", ", table.columns()) + ") FROM STDIN", in);
            if (rows != table.rows()) {
                throw new BackupException(
                        "Nothing was restored: " + rows + " of " + table.rows() + " rows of " + table.name() + " came");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
