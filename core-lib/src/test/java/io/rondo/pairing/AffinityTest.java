package io.rondo.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.pairing.Affinity.Weights;
import io.rondo.pairing.Participant.Profile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AffinityTest {

    private static final Profile ANA = new Profile(
            Optional.of(LocalDate.of(1990, 5, 1)),
            Optional.of("Berlin"),
            Optional.of(ZoneId.of("Europe/Berlin")),
            Set.of("en", "de"),
            Set.of("chess", "jazz"),
            OptionalDouble.of(4));

    @Test
    void it_is_symmetric_and_within_its_range() {
        long seed = 31;
        Random random = new Random(seed);
        PairingRequest request = Requests.random(Requests.EVERYONE, 40, random);
        for (Participant one : request.participants()) {
            for (Participant other : request.participants()) {
                if (!one.id().equals(other.id())) {
                    int score = request.affinity().between(one, other);
                    assertThat(score).as("seed %d", seed).isBetween(0, Affinity.MOST);
                    assertThat(request.affinity().between(other, one)).isEqualTo(score);
                }
            }
        }
    }

    @Test
    void people_of_whom_nothing_is_known_are_in_the_middle() {
        List<Participant> people = Requests.adults(2);

        assertThat(unwishing(Weights.DEFAULT).between(people.getFirst(), people.getLast()))
                .isEqualTo(Affinity.MOST / 2);
    }

    @Test
    void two_alike_score_most() {
        assertThat(score(Weights.DEFAULT, ANA, ANA)).isEqualTo(Affinity.MOST);
    }

    @Test
    void each_part_counts_by_its_weight() {
        Profile bea = new Profile(
                Optional.of(LocalDate.of(2000, 5, 1)),
                Optional.of("Hamburg"),
                ANA.zone(),
                Set.of("ru"),
                Set.of("chess", "films", "hiking"),
                OptionalDouble.of(3));

        assertThat(score(new Weights(1, 0, 0, 0, 0, 0), ANA, bea)).isEqualTo(500);
        assertThat(score(new Weights(0, 1, 0, 0, 0, 0), ANA, bea)).isEqualTo(500);
        assertThat(score(new Weights(0, 0, 1, 0, 0, 0), ANA, bea)).isZero();
        assertThat(score(new Weights(0, 0, 0, 1, 0, 0), ANA, bea)).isEqualTo(250);
        assertThat(score(new Weights(0, 0, 0, 0, 1, 0), ANA, bea)).isEqualTo(800);
        assertThat(score(new Weights(1, 0, 1, 0, 0, 0), ANA, bea)).isEqualTo(250);
    }

    private static int score(Weights weights, Profile one, Profile other) {
        List<Participant> people = Requests.adults(2);
        return unwishing(weights)
                .between(people.getFirst().withProfile(one), people.getLast().withProfile(other));
    }

    private static Affinity unwishing(Weights weights) {
        return new Affinity(weights, Set.of(), Set.of());
    }
}
