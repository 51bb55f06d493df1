package io.rondo.testkit.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends test servers whose JVM was killed before it could: such a postmaster would live on with its data for ever.
 *
 * <p>A data directory is named after the JVM it belongs to (process id and start, since ids come round again).
 */
final class AbandonedServers {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedServers.class);
    private static final Pattern DIRECTORY_NAME = Pattern.compile("data-(\\d+)-(\\d+)-\\d+");

    private AbandonedServers() {}

    static String directoryNameOfThisJvm() {
        ProcessHandle self = ProcessHandle.current();
        return "data-" + self.pid() + "-" + startOf(self);
    }

    static void remove(Path home) {
        try (Stream<Path> entries = Files.list(home)) {
            entries.filter(AbandonedServers::isAbandoned).forEach(AbandonedServers::removeOne);
        } catch (IOException e) {
            LOG.warn("Cannot look for abandoned test servers in {}", home, e);
        }
    }

    private static boolean isAbandoned(Path directory) {
        Matcher name = DIRECTORY_NAME.matcher(directory.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(name.group(1)));
        return owner.filter(process -> startOf(process) == Long.parseLong(name.group(2)))
                .isEmpty();
    }

    private static void removeOne(Path directory) {
        try {
            Path pidFile = directory.resolve("postmaster.pid");
            if (Files.exists(pidFile)) {
                List<String> lines = Files.readAllLines(pidFile);
                Optional<ProcessHandle> postmaster =
                        ProcessHandle.of(Long.parseLong(lines.getFirst().trim()));
                if (postmaster.isPresent() && startedWith(postmaster.get(), lines)) {
                    stop(postmaster.get());
                }
            }
            delete(directory);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot remove the abandoned test server in {}", directory, e);
        }
    }

    /** The id may belong to somebody else by now; PostgreSQL notes its own start (epoch seconds) in the third line. */
    private static boolean startedWith(ProcessHandle process, List<String> pidFile) {
        return pidFile.size() > 2
                && Math.abs(startOf(process) / 1000
                                - Long.parseLong(pidFile.get(2).trim()))
                        <= 10;
    }

    private static void stop(ProcessHandle postmaster) throws IOException {
        postmaster.destroy();
        try {
            postmaster.onExit().get(5, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            postmaster.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
