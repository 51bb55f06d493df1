package io.rondo.chat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.secret.MasterKey;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ButtonCodecTest {

    private static final Option EVENT = Option.required("event", new OptionType.Internal());
    private static final Option PERSON = Option.optional("person", new OptionType.Internal());
    private static final Option PAGE = Option.optional("page", new OptionType.Internal());
    private static final Option TEXT = Option.optional("text", new OptionType.Internal());
    private static final UUID FRIDAY = TestRequesters.id("friday mixer");

    private final TestHouse house = new TestHouse(new MixerFeature());
    private final MasterKey key = MasterKey.parse(MasterKey.generate());

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void two_ids_and_a_page_fit_into_a_button_without_a_row() {
        ButtonCodec codec = codec("seat take", EVENT, PERSON, PAGE);
        Action action = Action.of("seat take").with("event", FRIDAY).with("person", TestRequesters.id("ana"));

        String data = codec.encode(action);

        assertThat(data).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(codec.decode(data)).isEqualTo(action);
        assertThat(codec.decode(codec.encode(Action.of("seat take").with("page", 12))))
                .isEqualTo(Action.of("seat take").with("page", 12));
        assertThat(house.count("button_payloads")).isZero();
    }

    @Test
    void every_kind_of_value_comes_back_as_it_went_in() {
        ButtonCodec codec = codec("seat take", EVENT, PERSON, PAGE, TEXT);
        for (String value : List.of(
                "",
                "0",
                "7",
                "127",
                "128",
                "16384",
                "999999999999999999",
                "9223372036854775807",
                "-1",
                "007",
                "+1",
                "1.5",
                "да",
                "😀",
                FRIDAY.toString(),
                FRIDAY.toString().toUpperCase(Locale.ROOT),
                "in 60s",
                "a\nb",
                "x".repeat(500))) {
            Action action = Action.of("seat take").with("text", value);

            assertThat(codec.decode(codec.encode(action))).as(value).isEqualTo(action);
        }
    }

    @Test
    void what_does_not_fit_is_one_row_however_often_it_is_shown() {
        ButtonCodec codec = codec("seat take", EVENT, PERSON, PAGE, TEXT);
        Action action = Action.of("seat take").with("event", FRIDAY).with("text", "a long note ".repeat(20));

        String data = codec.encode(action);

        assertThat(data).matches("[A-Za-z0-9_-]{1,64}").isEqualTo(codec.encode(action));
        assertThat(codec.decode(data)).isEqualTo(action);
        assertThat(house.count("button_payloads")).isEqualTo(1);
        assertThat(house.transactor.<Action>call(work -> codec.decode(work, codec.encode(work, action))))
                .isEqualTo(action);
    }

    @Test
    void old_buttons_are_read_after_options_were_appended() {
        String old = codec("seat take", EVENT).encode(Action.of("seat take").with("event", FRIDAY));

        assertThat(codec("seat take", EVENT, PERSON, PAGE).decode(old))
                .isEqualTo(Action.of("seat take").with("event", FRIDAY));
    }

    @Test
    void every_changed_character_is_noticed() {
        ButtonCodec codec = codec("seat take", EVENT);
        String data = codec.encode(Action.of("seat take").with("event", FRIDAY));
        for (int i = 0; i < data.length(); i++) {
            String forged = data.substring(0, i) + (data.charAt(i) == 'x' ? 'y' : 'x') + data.substring(i + 1);

            assertDamaged(codec, forged);
        }
        assertDamaged(codec, data + "AAAA");
        assertDamaged(codec, data.substring(4));
        assertDamaged(codec, "not base64!");
    }

    @Test
    void a_button_of_another_key_or_of_a_command_that_is_no_more_is_damaged() {
        String data = codec("seat take", EVENT).encode(Action.of("seat take").with("event", FRIDAY));

        assertDamaged(codec("seat give", EVENT), data);
        assertDamaged(house.codec, data);
        assertDamaged(codec("seat take"), data);
    }

    @Test
    void an_action_that_the_catalogue_does_not_know_is_a_fault_of_ours() {
        ButtonCodec codec = codec("seat take", EVENT);

        assertThatThrownBy(() -> codec.encode(Action.of("seat give"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.encode(Action.of("seat take").with("page", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertDamaged(ButtonCodec codec, String data) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> codec.decode(data))
                .matches(error -> error.key().equals("chat.error.button-damaged"));
    }

    private ButtonCodec codec(String command, Option... options) {
        Feature seats = new Feature() {
            @Override
            public String name() {
                return "seats";
            }

            @Override
            public List<Command> commands() {
                return List.of(Command.pressed(command, conversation -> Reply.nothing(), options));
            }
        };
        return new ButtonCodec(house.transactor, new Catalogue(List.of(seats)), key.authenticator("button", 8));
    }
}
