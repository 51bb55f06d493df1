package io.rondo.standalone.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. For root its programs are started in a user namespace of their own, where they see
 * themselves as nobody while the files stay root's.
 */
final class NotRoot {

    private NotRoot() {}

    /** What to put before a command so that it does not run as root in its own eyes; empty for everybody else. */
    static List<String> prefix() {
        if (!runsAsRoot()) {
            return List.of();
        }
        if (!namespacesWork()) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL refuses to run as root, and `unshare -U` does not work here:"
                            + " start ./rondo as another user, or set DATABASE_URL");
        }
        return List.of("unshare", "-U");
    }

    private static boolean runsAsRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean namespacesWork() {
        try {
            Process id = new ProcessBuilder("unshare", "-U", "id", "-u")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String uid = new String(id.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            return id.waitFor() == 0 && !uid.equals("0");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
