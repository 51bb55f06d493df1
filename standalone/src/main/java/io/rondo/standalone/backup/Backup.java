package io.rondo.standalone.backup;

import io.rondo.tx.Json;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Writes all rows of a database, as they are at one instant, into one zip file: an entry for each table in PostgreSQL's text
 * format of {@code COPY}, and {@code manifest.json} with the schema's version, numbers of rows and checksums. Rondo may run
 * meanwhile.
 */
public final class Backup {

    private final DataSource database;

    public Backup(DataSource database) {
        this.database = database;
    }

    /**
     * Writes the file, readable by its owner only. It stands under its name when it is whole, or not at all.
     *
     * @param now when it is made
     * @throws BackupException when the file is there already, or something fails
     */
    public Manifest write(Path file, String schemaVersion, String keyFingerprint, Instant now) {
        if (Files.exists(file)) {
            throw new BackupException(file + " is there already: choose another name");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(unfinished);
            Manifest manifest;
            try (ZipOutputStream zip = new ZipOutputStream(ownersOnly(unfinished));
                    Connection connection = database.getConnection()) {
                manifest = write(zip, connection, schemaVersion, keyFingerprint, now);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException | SQLException e) {
            throw new BackupException("The backup was not made: " + e.getMessage(), e);
        } finally {
            unfinished.toFile().delete();
        }
    }

    private static OutputStream ownersOnly(Path file) throws IOException {
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Manifest write(
            ZipOutputStream zip, Connection connection, String schemaVersion, String keyFingerprint, Instant now)
            throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // The same instant for all tables, however long it takes.
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            // Written in one way, whatever the server's settings are.
            statement.execute("SET LOCAL intervalstyle = 'iso_8601'");
            statement.execute("SET LOCAL timezone = 'UTC'");
        }
        Catalog catalog = new Catalog(connection);
        List<Manifest.Table> tables = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : catalog.columnsOfTables().entrySet()) {
            tables.add(write(zip, connection, table.getKey(), table.getValue()));
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                now.truncatedTo(ChronoUnit.SECONDS),
                schemaVersion,
                keyFingerprint,
                tables,
                catalog.sequences());
        connection.rollback();
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(Json.write(manifest).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        return manifest;
    }

    private static Manifest.Table write(ZipOutputStream zip, Connection connection, String table, List<String> columns)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(Manifest.Table.entry(table)));
        MessageDigest digest = sha256();
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "COPY " + table + " (" + String.join(", ", columns) + ") TO STDOUT",
                        new DigestOutputStream(new NotClosing(zip), digest));
        zip.closeEntry();
        return new Manifest.Table(table, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Passes on whole buffers, and leaves the zip open for the next table. */
    private static final class NotClosing extends FilterOutputStream {
        NotClosing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
