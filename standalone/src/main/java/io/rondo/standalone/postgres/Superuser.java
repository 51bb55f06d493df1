package io.rondo.standalone.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The server's one user, whose generated password is in a file that only the folder's owner may read. */
final class Superuser {

    static final String NAME = "rondo";
    private static final int PASSWORD_BYTES = 24;

    private Superuser() {}

    static Path passwordFile(Path home) {
        return home.resolve("password");
    }

    static String password(Path home) {
        try {
            return Files.readString(passwordFile(home), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The embedded database's password cannot be read from " + passwordFile(home)
                            + ": put the file back",
                    e);
        }
    }

    /** A new password, before the data folder is made with it. */
    static void create(Path home) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path written = Files.createTempFile(
                home,
                "password-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII);
        Files.move(written, passwordFile(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
