package io.rondo.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a running server notes in {@code postmaster.pid} of its data folder.
 *
 * @param pid the id of the process that wrote it, which may be dead or have left its id to another
 * @param port where it listens
 */
record PostmasterFile(long pid, int port) {

    private static final int PORT_LINE = 3;

    /** Empty when no server runs, or it has only just begun to write the file. */
    static Optional<PostmasterFile> read(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.getFirst().trim()),
                    Integer.parseInt(lines.get(PORT_LINE).trim())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new EmbeddedPostgresException(
                    "Cannot read " + cluster.resolve("postmaster.pid") + ": " + e.getMessage(), e);
        }
    }

    /**
     * Whether the process is a PostgreSQL on this folder. In doubt the answer is yes: to take a live server for dead would put
     * two on the same data, to take a dead one for alive only costs a message.
     */
    boolean isServerOf(Path cluster) {
        return ProcessHandle.of(pid)
                .filter(process -> maybeServerOf(cluster, process))
                .isPresent();
    }

    private static boolean maybeServerOf(Path cluster, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        if (isDeadButNotBuried(process)
                || info.command().filter(name -> !name.endsWith("postgres")).isPresent()) {
            return false;
        }
        return info.arguments()
                .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .orElse(true);
    }

    /** In a container whose first process reaps no orphans, a killed server keeps its id for ever. */
    private static boolean isDeadButNotBuried(ProcessHandle process) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return status.substring(status.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }
}
