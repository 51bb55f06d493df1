package io.rondo.standalone.cli;

import io.rondo.runtime.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When {@code ./rondo backup} was last done from here: a file in the data folder. */
final class LastBackup {

    private static final Duration OLD = Duration.ofDays(7);

    private LastBackup() {}

    private static Path file(Environment environment) {
        return environment.data().resolve("last-backup");
    }

    /** The backup is whole without this note, so a folder that cannot be written to is no reason to fail. */
    static void record(Environment environment, Instant madeAt) {
        try {
            Files.createDirectories(environment.data());
            Files.writeString(file(environment), madeAt.toString());
        } catch (IOException notNoted) {
            // The doctor then says that it knows of none.
        }
    }

    private static Optional<Instant> read(Environment environment) {
        try {
            return Optional.of(Instant.parse(Files.readString(file(environment)).strip()));
        } catch (IOException | DateTimeException none) {
            return Optional.empty();
        }
    }

    static Finding finding(Environment environment, Instant now) {
        Optional<Instant> last = read(environment);
        if (last.isEmpty()) {
            return Finding.note("backup", "none was made from here: ./rondo backup FILE");
        }
        Duration age = Duration.between(last.get(), now);
        String text = "the last one is of " + last.get();
        return age.compareTo(OLD) > 0
                ? Finding.note("backup", text + ", " + age.toDays() + " days ago: ./rondo backup FILE")
                : Finding.ok("backup", text);
    }
}
