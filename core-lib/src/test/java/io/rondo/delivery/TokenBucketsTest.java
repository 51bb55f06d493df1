package io.rondo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final Instant START = Instant.parse("2026-03-27T18:00:00Z");
    private static final String ANA = "1001";
    private static final String GROUP = "-500";

    private final TokenBuckets pace = new TokenBuckets(TokenBuckets.Limits.TELEGRAM, chat -> chat.startsWith("-"));

    @Test
    void a_burst_goes_through_and_then_the_chat_waits_for_the_next_token() {
        for (int n = 0; n < 2; n++) {
            assertThat(pace.earliest(ANA, START)).isEqualTo(START);
            pace.took(ANA, START);
        }

        assertThat(pace.earliest(ANA, START)).isEqualTo(START.plusMillis(1_600));
    }

    @Test
    void one_chats_burst_does_not_hold_up_another_chat() {
        for (int n = 0; n < 2; n++) {
            pace.took(ANA, START);
        }

        assertThat(pace.earliest("1002", START)).isEqualTo(START);
    }

    @Test
    void a_chat_gets_three_messages_in_three_seconds_at_most() {
        List<Instant> sent = new ArrayList<>();
        Instant now = START;
        for (int n = 0; n < 50; n++) {
            now = pace.earliest(ANA, now);
            pace.took(ANA, now);
            sent.add(now);
        }

        assertThat(mostWithin(sent, Duration.ofSeconds(3))).isBetween(2, 3);
    }

    @Test
    void sending_as_early_as_allowed_stays_within_telegrams_limits_in_every_window() {
        long seed = 20_260_327;
        Random random = new Random(seed);
        List<Instant> all = new ArrayList<>();
        List<Instant> toGroup = new ArrayList<>();
        Instant now = START;
        for (int n = 0; n < 2_000; n++) {
            String chat = random.nextInt(10) == 0 ? GROUP : "20" + random.nextInt(400);
            Instant earliest = pace.earliest(chat, now);
            if (earliest.isAfter(now) && chat.equals(GROUP) && random.nextBoolean()) {
                continue;
            }
            now = earliest;
            pace.took(chat, now);
            all.add(now);
            if (chat.equals(GROUP)) {
                toGroup.add(now);
            }
        }

        assertThat(mostWithin(all, Duration.ofSeconds(1)))
                .as("a second, seed " + seed)
                .isBetween(25, 30);
        assertThat(mostWithin(toGroup, Duration.ofMinutes(1)))
                .as("a group's minute, seed " + seed)
                .isLessThanOrEqualTo(20);
    }

    @Test
    void a_group_is_allowed_twenty_a_minute_and_no_more() {
        List<Instant> sent = new ArrayList<>();
        Instant now = START;
        while (now.isBefore(START.plusSeconds(300))) {
            now = pace.earliest(GROUP, now);
            pace.took(GROUP, now);
            sent.add(now);
        }

        assertThat(mostWithin(sent, Duration.ofMinutes(1))).isBetween(15, 20);
    }

    private static int mostWithin(List<Instant> instants, Duration window) {
        int most = 0;
        for (Instant from : instants) {
            most = Math.max(most, (int) instants.stream()
                    .filter(instant -> !instant.isBefore(from) && instant.isBefore(from.plus(window)))
                    .count());
        }
        return most;
    }
}
