package io.rondo.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private final MasterKey master = MasterKey.parse(MasterKey.generate());
    private final SecretBox seeking = master.box("profile.seeking");

    @ParameterizedTest
    @ValueSource(strings = {"", "men", "мужчины и женщины", "😀 \u0000 \n"})
    void what_was_closed_opens_again(String text) {
        assertThat(seeking.open(seeking.close(text, "ana"), "ana")).contains(text);
    }

    @Test
    void the_same_text_is_closed_differently_each_time_and_shows_nothing() {
        String closed = seeking.close("men", "ana");

        assertThat(closed).startsWith("v1.").isNotEqualTo(seeking.close("men", "ana"));
        assertThat(closed).doesNotContain("men");
    }

    @Test
    void a_value_copied_to_another_person_does_not_open() {
        assertThat(seeking.open(seeking.close("men", "ana"), "bea")).isEmpty();
    }

    @Test
    void another_purpose_or_another_key_does_not_open_it() {
        String closed = seeking.close("men", "ana");

        assertThat(master.box("report.text").open(closed, "ana")).isEmpty();
        assertThat(MasterKey.parse(MasterKey.generate()).box("profile.seeking").open(closed, "ana"))
                .isEmpty();
    }

    @Test
    void one_changed_bit_anywhere_is_noticed() {
        String closed = seeking.close("men", "ana");
        byte[] bytes = Base64.getUrlDecoder().decode(closed.substring(3));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] tampered = bytes.clone();
            tampered[bit / 8] ^= (byte) (1 << bit % 8);

            String again = "v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(tampered);
            assertThat(seeking.open(again, "ana")).as("bit %d", bit).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1.", "v1.AAAA", "v1.###", "v2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "men"})
    void what_was_never_closed_does_not_open(String text) {
        assertThat(seeking.open(text, "ana")).isEmpty();
    }

    @Test
    void it_opens_after_a_restart_with_the_same_key() {
        String key = MasterKey.generate();
        String closed = MasterKey.parse(key).box("report.text").close("he was rude", "report 7");

        assertThat(MasterKey.parse(key).box("report.text").open(closed, "report 7"))
                .contains("he was rude");
    }

    @Test
    void a_value_closed_by_an_earlier_version_still_opens() {
        // Fixes the format: key, derivation and layout must stay as they are for what is stored.
        MasterKey fixed = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

        assertThat(fixed.box("test").open("v1.vp3TuxGgsoRM99tXlCznKrxHyB-la2u9Dvrotddwwg", "ana"))
                .contains("men");
    }
}
