package io.rondo.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds a platform's machine-readable description, when it lies beside the project.
 *
 * <p>It is searched under the system property {@code rondo.shared}, else under a directory {@code shared} beside the
 * working directory or beside one of its parents. Thread-safe.
 */
public final class DescriptionFile {
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private DescriptionFile() {}

    /**
     * The description's text if there is one; otherwise says once on standard output that the check is left out.
     *
     * @param file the path under {@code shared}, such as {@code api/telegram-api.json}
     * @param platform whose requests are not checked without it, for the message
     */
    public static Optional<String> find(String file, String platform) {
        Optional<Path> found = candidates(file).filter(Files::isRegularFile).findFirst();
        if (found.isEmpty()) {
            if (SAID.add(file)) {
                System.out.println(
                        "testkit: no " + file + " found, requests to " + platform + " are not checked against it");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(found.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + found.get(), e);
        }
    }

    private static Stream<Path> candidates(String file) {
        String given = System.getProperty("rondo.shared");
        if (given != null) {
            return Stream.of(Path.of(given).resolve(file));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared").resolve(file));
    }
}
