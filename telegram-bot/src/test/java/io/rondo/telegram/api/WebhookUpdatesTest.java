package io.rondo.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUpdatesTest {

    @Test
    void only_the_secret_opens() {
        assertThat(WebhookUpdates.isOurs("s3cret", "s3cret")).isTrue();
        assertThat(WebhookUpdates.isOurs("s3cret", "s3cres")).isFalse();
        assertThat(WebhookUpdates.isOurs("s3cret", "")).isFalse();
        assertThat(WebhookUpdates.isOurs("", "")).isFalse();
    }

    @Test
    void a_body_that_does_not_fit_is_kept_as_unreadable() {
        assertThat(WebhookUpdates.parse("{\"update_id\":7,\"message\":{\"message_id\":\"x\"}}"))
                .isInstanceOfSatisfying(
                        IncomingUpdate.Unreadable.class,
                        u -> assertThat(u.updateId()).isEqualTo(7));
    }

    @Test
    void unknown_fields_are_no_trouble() {
        assertThat(WebhookUpdates.parse("{\"update_id\":7,\"telepathy\":{\"from\":1}}"))
                .isInstanceOf(IncomingUpdate.Readable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{\"message\":{}}", "{\"update_id\":\"x\"}", "{\"update_id\":"})
    void what_is_no_update_is_refused(String body) {
        assertThatThrownBy(() -> WebhookUpdates.parse(body)).isInstanceOf(IllegalArgumentException.class);
    }
}
