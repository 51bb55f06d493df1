package io.rondo.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The key that signs buttons and encrypts what is private, kept in the data folder where none is configured. */
public final class SecretKeyFile {

    private static final int KEY_BYTES = 32;

    private SecretKeyFile() {}

    /**
     * The configured key, or the one in {@code secret.key} of the data folder, which is made the first time and can then be
     * read by its owner only.
     *
     * @return 32 bytes in Base64
     * @throws EnvironmentException when the file holds something else
     */
    public static Secret keyOf(Environment environment) {
        return environment.secretKey().orElseGet(() -> inFolder(environment.data()));
    }

    static boolean isKey(Secret secret) {
        try {
            return Base64.getDecoder().decode(secret.value()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Secret inFolder(Path data) {
        Path file = data.resolve("secret.key");
        try {
            Files.createDirectories(data);
            if (Files.notExists(file)) {
                create(data, file);
            }
            Secret key =
                    new Secret(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (!isKey(key)) {
                throw new EnvironmentException(List.of(
                        file + " does not hold 32 bytes in Base64: put the right file back, or set RONDO_SECRET_KEY"));
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written whole before it gets its name, and never over another process's. */
    private static void create(Path data, Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path written = Files.createTempFile(
                data,
                "secret-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(written, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            // the other process's key is as good
        } finally {
            Files.delete(written);
        }
    }
}
