package io.rondo.standalone.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs for this machine out of the jar that brings them. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * The folder with {@code bin/}, unpacked the first time. Its name is the archive's digest, and it appears whole or not at
     * all, so that it can be trusted whenever it is there and several processes may ask at once.
     */
    static Path unpackInto(Path parent) {
        try {
            byte[] archive = archive();
            Path home = parent.resolve("binaries-" + digest(archive));
            if (!Files.isDirectory(home)) {
                Files.createDirectories(parent);
                Path partial = Files.createTempDirectory(parent, "unpacking-");
                partial.toFile().setReadable(true, false);
                partial.toFile().setExecutable(true, false);
                unpack(archive, partial);
                moveUnlessThere(partial, home);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot be unpacked into " + parent + ": " + e.getMessage(), e);
        }
    }

    private static byte[] archive() throws IOException {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch", "").replace("amd64", "x86_64");
        try (InputStream resource = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, architecture)) {
            return resource.readAllBytes();
        } catch (IllegalStateException e) {
            throw new EmbeddedPostgresException(
                    "There is no embedded PostgreSQL for " + os + " on " + architecture
                            + ": install PostgreSQL 18 yourself and set DATABASE_URL",
                    e);
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make executable: " + path);
            }
        }
    }

    private static void moveUnlessThere(Path partial, Path home) throws IOException {
        try {
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Folders.delete(partial);
        }
    }
}
