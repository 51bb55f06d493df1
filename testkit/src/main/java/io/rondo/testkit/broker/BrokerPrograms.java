package io.rondo.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a RabbitMQ is started here. Each way goes through a shell that keeps the server until its own input ends, as it does
 * when this JVM is gone, however it went.
 */
sealed interface BrokerPrograms {

    /** Debian's own program insists on being root or rabbitmq; the one behind it does not. */
    List<Path> USUAL_PLACES = List.of(
            Path.of("/usr/lib/rabbitmq/bin"),
            Path.of("/usr/local/sbin"),
            Path.of("/usr/sbin"),
            Path.of("/opt/homebrew/sbin"),
            Path.of("/usr/local/opt/rabbitmq/sbin"));

    /** A process that runs the server and ends it when its input ends; a line {@code keep} before leaves the data there. */
    ProcessBuilder keep(Path home, BrokerServer.Ports ports) throws IOException;

    void kill(Path home);

    void remove(Path home);

    /** What this machine has; empty when neither. */
    static Optional<BrokerPrograms> find() {
        return Stream.concat(
                        USUAL_PLACES.stream(),
                        Stream.of(System.getenv("PATH").split(":")).map(Path::of))
                .map(folder -> folder.resolve("rabbitmq-server"))
                .filter(Files::isExecutable)
                .<BrokerPrograms>map(Installed::new)
                .findFirst()
                .or(() -> Docker.runs() ? Optional.of(new Docker()) : Optional.empty());
    }

    /** An installed server, run by whoever runs the tests. */
    record Installed(Path server) implements BrokerPrograms {

        private static final String KEEPER = """
                cd "$HOME"
                if command -v epmd >/dev/null; then epmd -port "$ERL_EPMD_PORT" & names=$!; fi
                "$1" >>"$HOME/output" 2>&1 </dev/null &
                server=$!
                # After the server is started, which would ignore what its parent ignores.
                trap '' INT HUP TERM
                order=''
                read -r order
                kill -TERM "$server" 2>/dev/null
                wait "$server"
                [ -z "${names:-}" ] || kill "$names" 2>/dev/null
                [ "$order" = keep ] || rm -rf "$HOME"
                """;

        @Override
        public ProcessBuilder keep(Path home, BrokerServer.Ports ports) throws IOException {
            Files.writeString(home.resolve("plugins"), "[rabbitmq_management].\n");
            Files.write(home.resolve("rabbitmq.conf"), BrokerServer.configuration(ports));
            Files.deleteIfExists(home.resolve("pid"));
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", KEEPER, "keeper", server.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().removeIf(name -> name.startsWith("RABBITMQ_") || name.startsWith("ERL_"));
            builder.environment().putAll(BrokerServer.environment(home, ports));
            return builder;
        }

        @Override
        public void kill(Path home) {
            try {
                long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
                ProcessHandle.of(pid).ifPresent(server -> {
                    server.destroyForcibly();
                    server.onExit().join();
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void remove(Path home) {
            if (!Files.exists(home)) {
                return;
            }
            try {
                Files.walkFileTree(home, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                            throws IOException {
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** RabbitMQ's own image. */
    record Docker() implements BrokerPrograms {

        private static final String IMAGE = "rabbitmq:4-management";
        private static final String KEEPER = """
                trap '' INT HUP TERM
                docker start "$1" >/dev/null 2>&1 ||
                  docker run -d --name "$1" -p "127.0.0.1:$2:5672" -p "127.0.0.1:$3:15672" "$4" >"$HOME/output" 2>&1
                order=''
                read -r order
                docker stop "$1" >/dev/null 2>&1
                [ "$order" = keep ] || docker rm -f -v "$1" >/dev/null 2>&1
                """;

        static boolean runs() {
            try {
                Process info = new ProcessBuilder("docker", "info")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return info.waitFor(20, TimeUnit.SECONDS) && info.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public ProcessBuilder keep(Path home, BrokerServer.Ports ports) {
            return new ProcessBuilder(
                            "sh", "-c", KEEPER, "keeper", name(home), "" + ports.amqp(), "" + ports.management(), IMAGE)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
        }

        private static String name(Path home) {
            return home.getFileName().toString();
        }

        @Override
        public void kill(Path home) {
            run("docker", "kill", name(home));
        }

        @Override
        public void remove(Path home) {
            run("docker", "rm", "-f", "-v", name(home));
        }

        private static void run(String... command) {
            try {
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
