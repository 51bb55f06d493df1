package io.rondo.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void the_address_of_a_provider_is_understood() {
        assertThat(DatabaseAddress.parse("postgres://ana:p%40ss+word@db.example.org:6432/rondo?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example.org:6432/rondo?sslmode=require", "ana", new Secret("p@ss+word")));
    }

    @Test
    void the_address_of_a_driver_is_understood() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://localhost/rondo?user=ana&password=s%26cret&ssl=true"))
                .isEqualTo(
                        new DatabaseAddress("jdbc:postgresql://localhost/rondo?ssl=true", "ana", new Secret("s&cret")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://localhost/rondo",
                "localhost/rondo",
                "postgresql://localhost",
                "postgresql:///rondo",
                "postgresql://ana:p word@localhost/rondo"
            })
    void anything_else_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("p word");
    }
}
