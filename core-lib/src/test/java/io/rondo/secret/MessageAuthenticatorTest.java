package io.rondo.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageAuthenticatorTest {

    private final MasterKey master = MasterKey.parse(MasterKey.generate());
    private final MessageAuthenticator buttons = master.authenticator("button", 8);

    @Test
    void its_own_code_is_valid_and_short() {
        String code = buttons.sign("register:42");

        assertThat(code).hasSize(11);
        assertThat(buttons.isValid("register:42", code)).isTrue();
        assertThat(buttons.sign("register:42".getBytes(StandardCharsets.UTF_8))).hasSize(8);
    }

    @Test
    void a_code_is_worth_nothing_for_another_message_purpose_length_or_key() {
        String code = buttons.sign("register:42");

        assertThat(buttons.isValid("register:43", code)).isFalse();
        assertThat(master.authenticator("deep link", 8).isValid("register:42", code))
                .isFalse();
        assertThat(master.authenticator("button", 16).isValid("register:42", code))
                .isFalse();
        assertThat(MasterKey.parse(MasterKey.generate())
                        .authenticator("button", 8)
                        .isValid("register:42", code))
                .isFalse();
    }

    @Test
    void one_changed_bit_of_a_code_is_noticed() {
        byte[] message = "register:42".getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < 64; bit++) {
            byte[] code = buttons.sign(message);
            code[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(buttons.isValid(message, code)).as("bit %d", bit).isFalse();
        }
        assertThat(buttons.isValid(message, new byte[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "###", "AAAAAAAAAAA", "ы"})
    void a_forged_code_is_not_valid(String code) {
        assertThat(buttons.isValid("register:42", code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 33})
    void codes_that_are_too_short_or_too_long_are_refused(int length) {
        assertThatThrownBy(() -> master.authenticator("button", length)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_master_key_that_is_no_key_is_refused_without_repeating_it() {
        String tooShort = Base64.getEncoder().encodeToString("hunter2".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> MasterKey.parse(tooShort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 bytes")
                .hasMessageNotContaining(tooShort);
        assertThatThrownBy(() -> MasterKey.parse("hunter2!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("!")
                .hasNoCause();
        assertThat(master).hasToString("MasterKey");
    }

    @Test
    void a_master_key_may_be_url_safe_base64() {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) 0xfb);
        String standard = Base64.getEncoder().encodeToString(bytes);
        String urlSafe = Base64.getUrlEncoder().encodeToString(bytes) + "\n";

        assertThat(MasterKey.parse(urlSafe).authenticator("button", 8).sign("x"))
                .isEqualTo(MasterKey.parse(standard).authenticator("button", 8).sign("x"));
    }
}
