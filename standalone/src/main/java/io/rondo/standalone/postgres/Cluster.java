package io.rondo.standalone.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One folder of data and its server, in the hands of the process that has the {@link OwnerLock}. */
final class Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration PATIENCE_WITH_A_LEFT_BEHIND_SERVER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int START_ATTEMPTS = 3;
    private static final long LOG_SIZE_WORTH_KEEPING = 5_000_000;

    private final Path home;
    private final Path data;
    private final Path log;
    private final PostgresPrograms programs;

    Cluster(Path home, Path binariesFolder) {
        this.home = home;
        this.data = home.resolve("data");
        this.log = home.resolve("server.log");
        this.programs = new PostgresPrograms(PostgresBinaries.unpackInto(binariesFolder), home);
    }

    RunningDatabase run() {
        try {
            refuseOtherPeoplesFolder();
            if (Files.notExists(data.resolve("PG_VERSION"))) {
                create();
            }
            String version = programs.version();
            refuseOtherMajorVersion(version);
            Optional<PostmasterFile> leftBehind = PostmasterFile.read(data);
            if (leftBehind.isPresent() && leftBehind.get().isServerOf(data)) {
                if (answersAsItShould(leftBehind.get().port(), version)) {
                    LOG.info("Adopted the PostgreSQL that an earlier process left behind");
                    return ready(leftBehind.get().port());
                }
                stop();
            } else if (leftBehind.isPresent()) {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            }
            return ready(start());
        } catch (IOException | SQLException e) {
            throw new EmbeddedPostgresException(
                    "The embedded database in " + home + " does not run: " + e.getMessage(), e);
        }
    }

    /** Ends it and starts it again on its port, as a machine does that is updated; whoever is connected is cut off. */
    void restart() {
        int port = PostmasterFile.read(data)
                .orElseThrow(() -> new EmbeddedPostgresException("No PostgreSQL runs in " + home))
                .port();
        stop();
        programs.start(data, port, log);
    }

    /** Orderly, and if it does not obey, at once. */
    void stop() {
        try {
            programs.stop(data);
        } catch (EmbeddedPostgresException e) {
            if (isRunning()) {
                LOG.warn("PostgreSQL does not stop by itself, so it is made to: {}", e.getMessage());
                programs.abort(data);
            }
        }
    }

    private boolean isRunning() {
        return PostmasterFile.read(data)
                .filter(server -> server.isServerOf(data))
                .isPresent();
    }

    private RunningDatabase ready(int port) throws SQLException {
        Connections.createDatabaseIfMissing(home, port);
        return Connections.to(home, port);
    }

    /** The folder gets its name when it is whole, so that a crash in between leaves nothing that looks like data. */
    private void create() throws IOException {
        Path unfinished = home.resolve("data.unfinished");
        if (Files.exists(unfinished)) {
            Folders.delete(unfinished);
        }
        Superuser.create(home);
        programs.initialise(unfinished, Superuser.NAME, Superuser.passwordFile(home));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(home, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Root could write there, but PostgreSQL would not take files of two owners. */
    private void refuseOtherPeoplesFolder() throws IOException {
        Path mine = Files.createTempFile(home, "mine-", "");
        try {
            if (!Files.getOwner(home).equals(Files.getOwner(mine))) {
                throw new EmbeddedPostgresException(home + " belongs to "
                        + Files.getOwner(home).getName()
                        + ": start ./rondo as that user, or choose another folder with RONDO_DATA");
            }
        } finally {
            Files.delete(mine);
        }
    }

    private void refuseOtherMajorVersion(String version) throws IOException {
        String ofData = Files.readString(data.resolve("PG_VERSION")).strip();
        String ofPrograms = version.replaceFirst("\\D.*", "");
        if (!ofData.equals(ofPrograms)) {
            throw new EmbeddedPostgresException("The data in " + data + " are PostgreSQL " + ofData
                    + "'s, and this Rondo brings PostgreSQL " + ofPrograms
                    + ": start the Rondo that made them and back up there, or set DATABASE_URL");
        }
    }

    private boolean answersAsItShould(int port, String version) {
        long deadline = System.nanoTime() + PATIENCE_WITH_A_LEFT_BEHIND_SERVER.toNanos();
        while (isRunning() && System.nanoTime() < deadline) {
            try {
                return Connections.durability(home, port).equals(version + " on on on");
            } catch (SQLException e) {
                giveItTime(e);
            }
        }
        return false;
    }

    /** Between choosing a free port and listening on it somebody else may take it, so one failure is not the end. */
    private int start() throws IOException {
        keepLogSmall();
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                programs.start(data, port, log);
                return port;
            } catch (EmbeddedPostgresException e) {
                if (attempt == START_ATTEMPTS) {
                    throw new EmbeddedPostgresException(e.getMessage() + lastWordsOfServer(), e);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void keepLogSmall() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_SIZE_WORTH_KEEPING) {
            Files.move(log, home.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String lastWordsOfServer() throws IOException {
        if (Files.notExists(log)) {
            return "";
        }
        List<String> complaints = Files.readAllLines(log).stream()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                .toList();
        return complaints.isEmpty() ? "" : " (" + complaints.getLast() + ")";
    }

    /** It says nothing to those who wait, so one must look again; but not when it has ended. */
    private void giveItTime(SQLException reason) {
        LOG.debug("PostgreSQL does not answer yet", reason);
        Optional<ProcessHandle> server =
                PostmasterFile.read(data).map(PostmasterFile::pid).flatMap(ProcessHandle::of);
        try {
            if (server.isPresent()) {
                server.get().onExit().get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException stillThere) {
            LOG.trace("It runs", stillThere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
