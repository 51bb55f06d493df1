package io.rondo.registration.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.registration.rule.Lottery.Lot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The lottery: anybody can draw it again, and it is fair. */
class LotteryTest {

    private static final int TRIES = 20_000;

    private static List<Lot> lots(int number) {
        return new ArrayList<>(IntStream.range(0, number)
                .mapToObj(i -> new Lot(new UUID(7, i), 1))
                .toList());
    }

    @Test
    void the_same_seed_gives_the_same_order_whatever_order_the_lots_came_in() {
        List<Lot> lots = lots(50);
        List<UUID> first = Lottery.order(lots, 42);

        Collections.reverse(lots);

        assertThat(Lottery.order(lots, 42)).isEqualTo(first);
        assertThat(Lottery.order(lots, 43)).isNotEqualTo(first);
        assertThat(first)
                .containsExactlyInAnyOrderElementsOf(lots.stream().map(Lot::id).toList());
    }

    @Test
    void equal_lots_have_equal_chances() {
        List<Lot> lots = lots(4);
        int[] firsts = new int[4];
        for (long seed = 0; seed < TRIES; seed++) {
            firsts[(int) Lottery.order(lots, seed * 7_919).getFirst().getLeastSignificantBits()]++;
        }
        for (int count : firsts) {
            assertThat(count / (double) TRIES).isBetween(0.235, 0.265);
        }
    }

    @Test
    void who_weighs_three_times_as_much_is_three_times_as_often_before_another() {
        List<Lot> lots = List.of(new Lot(new UUID(7, 0), 1), new Lot(new UUID(7, 1), 3));
        int heavy = 0;
        for (long seed = 0; seed < TRIES; seed++) {
            heavy += (int) Lottery.order(lots, seed * 7_919).getFirst().getLeastSignificantBits();
        }
        assertThat(heavy / (double) TRIES).isBetween(0.735, 0.765);
    }

    @Test
    void a_weight_grows_with_each_loss_up_to_the_most() {
        assertThat(Lottery.weight(0)).isEqualTo(1);
        assertThat(Lottery.weight(3)).isEqualTo(4);
        assertThat(Lottery.weight(1_000)).isEqualTo(Lottery.MOST_WEIGHT);
    }
}
