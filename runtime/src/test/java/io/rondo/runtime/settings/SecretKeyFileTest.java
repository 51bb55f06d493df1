package io.rondo.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_key_is_made_once_and_only_its_owner_can_read_it() throws IOException {
        Secret key = SecretKeyFile.keyOf(environment());

        assertThat(Base64.getDecoder().decode(key.value())).hasSize(32);
        assertThat(SecretKeyFile.keyOf(environment())).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void processes_that_start_together_agree_on_one_key() throws Exception {
        try (ExecutorService processes = Executors.newFixedThreadPool(8)) {
            List<Future<Secret>> keys = processes.invokeAll(Stream.generate(
                            () -> (java.util.concurrent.Callable<Secret>) () -> SecretKeyFile.keyOf(environment()))
                    .limit(8)
                    .toList());

            assertThat(keys.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }

    @Test
    void a_damaged_key_is_not_replaced() throws IOException {
        Files.writeString(folder.resolve("secret.key"), "gone");

        assertThatThrownBy(() -> SecretKeyFile.keyOf(environment()))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("put the right file back");
        assertThat(folder.resolve("secret.key")).hasContent("gone");
    }

    private Environment environment() {
        return Environment.read(Map.of("RONDO_DATA", folder.toString()), folder);
    }
}
