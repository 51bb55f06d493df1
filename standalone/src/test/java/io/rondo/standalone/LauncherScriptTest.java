package io.rondo.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a folder of its own, with a JDK, a Maven and a program that only write down how they were called. */
class LauncherScriptTest {

    @TempDir
    private Path machine;

    private record Result(int exitCode, String output) {}

    @Test
    void help_needs_neither_java_nor_a_build() throws Exception {
        Result help = rondo(Map.of("JAVA_HOME", ""), "help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output())
                .contains(
                        "./rondo up",
                        "./rondo test",
                        "./rondo migrate",
                        "./rondo queues",
                        "./rondo bench",
                        "./rondo doctor");
    }

    @Test
    void an_unknown_command_is_named_and_the_help_shown() throws Exception {
        Result dance = rondo(Map.of(), "dance");

        assertThat(dance.exitCode()).isEqualTo(2);
        assertThat(dance.output()).startsWith("There is no command \"dance\".").contains("./rondo up");
    }

    @Test
    void it_builds_the_first_time_and_then_only_what_is_newer() throws Exception {
        assertThat(rondo(Map.of(), "up", "--port").output())
                .contains(
                        "Building Rondo",
                        "mvn -q -B -ntp",
                        "java ",
                        "-jar " + checkout() + "/standalone/target/rondo.jar up --port");
        assertThat(rondo(Map.of(), "up").output()).doesNotContain("mvn");

        Path source = checkout().resolve("core-lib/src/main/java/Guest.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "record Guest() {}");

        assertThat(rondo(Map.of(), "up").output()).contains("mvn");
        assertThat(rondo(Map.of(), "up").output()).doesNotContain("mvn");
    }

    @Test
    void the_benchmarks_are_built_only_when_asked_for() throws Exception {
        assertThat(rondo(Map.of(), "up").output()).contains("-pl !bench package");
        Path source = checkout().resolve("bench/src/main/java/Stopwatch.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "record Stopwatch() {}");

        assertThat(rondo(Map.of(), "up").output()).doesNotContain("mvn");
        assertThat(rondo(Map.of(), "bench", "pairing").output())
                .contains(
                        "-pl bench -am -Ptimefold,jmh package",
                        "-jar " + checkout() + "/bench/target/rondo-bench.jar pairing\n");
        assertThat(rondo(Map.of(), "bench").output()).doesNotContain("mvn");
        Files.writeString(source, "record Stopwatch(long nanos) {}");
        assertThat(rondo(Map.of(), "bench").output()).contains("mvn");
    }

    @Test
    void a_build_that_fails_starts_nothing_old() throws Exception {
        rondo(Map.of(), "up");
        Files.writeString(checkout().resolve("pom.xml"), "<project/>");

        Result failed = rondo(Map.of("MVN_FAILS", "yes"), "up");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("The build failed").doesNotContain("java ");
    }

    @Test
    void settings_come_from_the_environment_first_and_then_from_the_file_beside_the_script() throws Exception {
        checkout();
        Files.writeString(checkout().resolve(".env"), """
                # a comment
                RONDO_PORT=9000
                export TELEGRAM_TOKEN="110201543:AAHd=x"
                OPENAI_MODEL='a model'\r
                JITSI_URL=$(touch should-not-run)
                """);

        String output = rondo(Map.of("RONDO_PORT", "9001"), "up").output();

        assertThat(output)
                .contains("RONDO_PORT=9001", "TELEGRAM_TOKEN=110201543:AAHd=x", "OPENAI_MODEL=a model")
                .contains("JITSI_URL=$(touch should-not-run)")
                .contains("RONDO_HOME=" + checkout());
    }

    @Test
    void it_works_through_a_link_and_from_any_folder() throws Exception {
        Path link =
                Files.createSymbolicLink(machine.resolve("linked"), checkout().resolve("rondo"));

        Result result = run(Map.of("RONDO_DATA", "here"), link.toString(), "up");

        assertThat(result.output())
                .contains("-jar " + checkout() + "/standalone/target/rondo.jar")
                .contains("RONDO_DATA=" + machine.toRealPath() + "/here");
    }

    @Test
    void an_older_java_home_is_passed_over() throws Exception {
        Path old = jdk("old", "17.0.15");

        assertThat(rondo(Map.of("JAVA_HOME", old.toString()), "up").output()).doesNotContain(old.toString());
    }

    @Test
    void test_runs_the_whole_build_and_ends_with_the_sum() throws Exception {
        for (String module : List.of("core-lib", "standalone")) {
            Path reports = Files.createDirectories(checkout().resolve(module + "/prepared"));
            Files.writeString(
                    reports.resolve("TEST-a.xml"),
                    "<testsuite name=\"a\" time=\"0.1\" tests=\"20\" errors=\"0\" skipped=\"1\" failures=\"0\">\n");
        }

        Result passed = rondo(Map.of(), "test");

        assertThat(passed.exitCode()).isZero();
        assertThat(passed.output()).contains("mvn -B -ntp verify");
        assertThat(passed.output().strip()).endsWith("Tests run: 40, Failures: 0, Errors: 0, Skipped: 2");
        assertThat(rondo(Map.of("MVN_FAILS", "yes"), "test").exitCode()).isEqualTo(1);
    }

    private Path checkout() throws IOException {
        Path checkout = machine.toRealPath().resolve("checkout");
        if (Files.notExists(checkout)) {
            Files.createDirectories(checkout.resolve("core-lib/src/main"));
            Files.createDirectories(checkout.resolve("standalone/src/main"));
            Files.writeString(checkout.resolve("pom.xml"), "");
            Files.writeString(checkout.resolve("standalone/pom.xml"), "");
            Files.copy(Path.of("..", "rondo"), checkout.resolve("rondo"));
            executable(checkout.resolve("rondo"));
            executable(Files.writeString(
                    Files.createDirectories(machine.resolve("bin")).resolve("mvn"), """
                    #!/bin/sh
                    if [ "$1" = -v ]; then echo "Apache Maven 3.9.9"; exit; fi
                    echo "mvn $*"
                    [ -z "$MVN_FAILS" ] || exit 1
                    for module in standalone bench; do
                      mkdir -p $module/target && touch $module/target/$module-0.1.0-SNAPSHOT-exec.jar
                    done
                    for prepared in */prepared; do
                      [ -d "$prepared" ] || continue
                      mkdir -p "${prepared%/*}/target/surefire-reports" && cp "$prepared"/* "${prepared%/*}/target/surefire-reports"
                    done
                    """));
        }
        return checkout;
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = machine.resolve("jdks").resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        executable(Files.writeString(jdk.resolve("bin/javac"), "#!/bin/sh\n"));
        executable(Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\necho \"$0 java $*\"; env\n"));
        return jdk;
    }

    private Result rondo(Map<String, String> variables, String... arguments) throws Exception {
        return run(
                variables,
                Stream.concat(Stream.of(checkout() + "/rondo"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Result run(Map<String, String> variables, String... command) throws Exception {
        Path jdk = jdk("new", "25.0.3");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(machine.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RONDO_") || name.equals("TELEGRAM_TOKEN"));
        builder.environment().put("PATH", machine.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
