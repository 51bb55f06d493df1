package io.rondo.bench.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the container image holds, laid out in a folder: {@code rondo.jar} and {@code lib}, which the image's own entrypoint starts
 * services from. Made of this program's class path.
 */
final class Image {

    private static final String JAR = "rondo.jar";

    private final Path folder;
    private final Path entrypoint;

    private Image(Path folder, Path entrypoint) {
        this.folder = folder;
        this.entrypoint = entrypoint;
    }

    /**
     * Lays it out anew.
     *
     * @param checkout the top of the repository
     */
    static Image make(Path checkout, Path folder) {
        Path entrypoint = checkout.resolve("deploy").resolve("image").resolve("entrypoint");
        if (!Files.isReadable(entrypoint)) {
            throw new IllegalStateException("The image's entrypoint is not at " + entrypoint.toAbsolutePath());
        }
        try {
            Files.createDirectories(folder);
            List<Path> classPath = Stream.of(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .map(Path::toAbsolutePath)
                    .toList();
            if (classPath.size() == 1 && isExecutable(classPath.getFirst())) {
                extract(classPath.getFirst(), folder);
            } else {
                refer(classPath, folder.resolve(JAR));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new Image(folder, entrypoint);
    }

    private static boolean isExecutable(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry("BOOT-INF/") != null;
        }
    }

    /** As the image's Dockerfile does it. */
    private static void extract(Path jar, Path folder) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        jdk().resolve("java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("extract.log").toFile())
                .start();
        if (tool.waitFor() != 0) {
            throw new IllegalStateException("The program cannot be unpacked: see " + folder.resolve("extract.log"));
        }
        Files.move(folder.resolve(jar.getFileName()), folder.resolve(JAR), StandardCopyOption.REPLACE_EXISTING);
    }

    /** A jar with nothing in it but where the compiled classes and the libraries are. */
    private static void refer(List<Path> classPath, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        classPath.stream()
                                .map(entry -> entry.toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static Path jdk() {
        return Path.of(System.getProperty("java.home"), "bin");
    }

    /** Starts what the image starts for this command. */
    ProcessBuilder command(String command) {
        ProcessBuilder builder = new ProcessBuilder("bash", entrypoint.toString(), command);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().merge("PATH", jdk().toString(), (path, jdk) -> jdk + File.pathSeparator + path);
        builder.environment().put("RONDO_HOME", folder.toString());
        return builder;
    }
}
