package io.rondo.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The entry to the embedded PostgreSQL of a data folder: starts it, adopts the one that a killed process left behind, or
 * connects to the one that another living process owns.
 *
 * <p>In {@code <data>/postgres}: {@code binaries-*} (the programs), {@code data} (the database itself), {@code password},
 * {@code server.log}, {@code owner.lock}. The server listens on 127.0.0.1 only, on a free port of its own choice that is
 * written in {@code data/postmaster.pid}, asks for the password, and flushes every commit to disk. Thread-safe.
 */
public final class EmbeddedPostgresServer {

    private static final Duration PATIENCE_WITH_ANOTHER_OWNER = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private EmbeddedPostgresServer() {}

    /**
     * The data folder's server, running. The caller owns it, unless another living process does, and then it must not count
     * on it for longer than that process lives.
     *
     * @param dataFolder made if it is not there
     * @throws EmbeddedPostgresException when it cannot run, with what to do about it
     */
    public static RunningDatabase startOrAdopt(Path dataFolder) {
        return startOrAdopt(dataFolder, home(dataFolder));
    }

    /** With the programs unpacked to another place, which several servers may share. */
    static RunningDatabase startOrAdopt(Path dataFolder, Path binariesFolder) {
        Path home = home(dataFolder);
        long deadline = System.nanoTime() + PATIENCE_WITH_ANOTHER_OWNER.toNanos();
        // The other process tells nobody what it does, so one must look again.
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (System.nanoTime() < deadline) {
                Optional<OwnerLock> lock = OwnerLock.tryTake(home);
                if (lock.isPresent()) {
                    return asOwner(lock.get(), new Cluster(home, binariesFolder));
                }
                Optional<RunningDatabase> anothers = running(home);
                if (anothers.isPresent()) {
                    return anothers.get();
                }
                if (never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The embedded database cannot use " + home + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("interrupted while waiting for the database of another process", e);
        }
        throw new EmbeddedPostgresException("Another process owns the database in " + home
                + ", and it does not answer: end that process, or read " + home.resolve("server.log"));
    }

    /**
     * Ends the server of the folder and starts it again on its port, for those who try out what that does to others. Only for
     * the process that owns it.
     *
     * @throws EmbeddedPostgresException when none runs there, or it does not come up again
     */
    public static void restart(Path dataFolder) {
        Path home = home(dataFolder);
        new Cluster(home, home).restart();
    }

    /** The data folder's server if one runs and answers, whoever started it; never owned by the caller. Starts nothing. */
    public static Optional<RunningDatabase> findRunning(Path dataFolder) {
        Path home = dataFolder.toAbsolutePath().normalize().resolve("postgres");
        return Files.isDirectory(home) ? running(home(dataFolder)) : Optional.empty();
    }

    private static Optional<RunningDatabase> running(Path home) {
        Path cluster = home.resolve("data");
        return PostmasterFile.read(cluster)
                .filter(server -> server.isServerOf(cluster))
                .map(server -> Connections.to(home, server.port()))
                .filter(Connections::answers);
    }

    private static RunningDatabase asOwner(OwnerLock lock, Cluster cluster) {
        try {
            RunningDatabase database = cluster.run();
            return RunningDatabase.owned(database, new StopOnce(cluster, lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Path home(Path dataFolder) {
        Path home = dataFolder.toAbsolutePath().normalize().resolve("postgres");
        try {
            Files.createDirectories(home);
            if (!Files.isWritable(home) || !Files.isReadable(home)) {
                throw new EmbeddedPostgresException(
                        home + " belongs to " + Files.getOwner(home).getName()
                                + ": start ./rondo as that user, or choose another folder with RONDO_DATA");
            }
            return home.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The folder " + home + " cannot be used (" + e.getMessage() + "): choose another with RONDO_DATA",
                    e);
        }
    }
}
