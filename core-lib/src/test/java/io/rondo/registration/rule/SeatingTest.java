package io.rondo.registration.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.registration.rule.Seating.Seeker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Free seats for those who wait: slots, friends, and nobody too many. */
class SeatingTest {

    private static final UUID ANA = UUID.randomUUID();
    private static final UUID BEA = UUID.randomUUID();
    private static final UUID CARL = UUID.randomUUID();
    private static final UUID DORA = UUID.randomUUID();
    private static final UUID FRIENDS = UUID.randomUUID();

    private static Seeker alone(UUID id) {
        return new Seeker(id, Optional.empty(), Optional.empty());
    }

    private static Seeker friend(UUID id) {
        return new Seeker(id, Optional.empty(), Optional.of(FRIENDS));
    }

    private static Seeker as(int slot, UUID id) {
        return new Seeker(id, Optional.of(slot), Optional.empty());
    }

    @Test
    void seats_go_to_the_first_in_line() {
        assertThat(new Seating(2, Map.of()).allot(List.of(alone(ANA), alone(BEA), alone(CARL))))
                .containsExactly(ANA, BEA);
    }

    @Test
    void friends_get_seats_for_all_or_none_and_who_fits_behind_them_is_not_kept_waiting() {
        assertThat(new Seating(1, Map.of()).allot(List.of(friend(ANA), friend(BEA), alone(CARL))))
                .containsExactly(CARL);
        assertThat(new Seating(2, Map.of()).allot(List.of(alone(CARL), friend(ANA), friend(BEA), alone(DORA))))
                .containsExactly(CARL, DORA);
        assertThat(new Seating(3, Map.of()).allot(List.of(friend(ANA), alone(CARL), friend(BEA), alone(DORA))))
                .containsExactly(ANA, BEA, CARL);
    }

    @Test
    void a_seat_of_one_slot_is_no_seat_of_another_and_a_slot_that_is_gone_has_none() {
        assertThat(new Seating(9, Map.of(1, 1, 2, 1)).allot(List.of(as(1, ANA), as(1, BEA), as(2, CARL), as(3, DORA))))
                .containsExactly(ANA, CARL);
    }

    @Test
    void whatever_the_line_neither_the_event_nor_a_slot_has_one_too_many_and_no_group_is_torn_apart() {
        for (long seed = 1; seed <= 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int free = random.nextInt(0, 12);
            Map<Integer, Integer> slots = Map.of(1, random.nextInt(0, 5), 2, random.nextInt(0, 5));
            List<UUID> parties = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
            List<Seeker> line = new ArrayList<>();
            for (int i = random.nextInt(0, 20); i > 0; i--) {
                line.add(new Seeker(
                        UUID.randomUUID(),
                        Optional.of(random.nextInt(1, 3)),
                        Optional.of(random.nextInt(5)).filter(n -> n < 3).map(parties::get)));
            }

            List<UUID> seated = new Seating(free, slots).allot(line);

            assertThat(seated)
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(free)
                    .doesNotHaveDuplicates();
            Map<Integer, Integer> taken = new HashMap<>();
            line.stream()
                    .filter(one -> seated.contains(one.id()))
                    .forEach(one -> taken.merge(one.slotNo().orElseThrow(), 1, Integer::sum));
            for (Map.Entry<Integer, Integer> one : taken.entrySet()) {
                assertThat(one.getValue()).as("seed %d", seed).isLessThanOrEqualTo(slots.get(one.getKey()));
            }
            for (List<Seeker> unit : Seating.units(line)) {
                assertThat(unit.stream().map(one -> seated.contains(one.id())).distinct())
                        .as("seed %d", seed)
                        .hasSize(1);
            }
        }
    }
}
