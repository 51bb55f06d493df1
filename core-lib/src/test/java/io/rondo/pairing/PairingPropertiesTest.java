package io.rondo.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Properties of every plan, on random requests; a failure names the seed that makes the same request again. */
class PairingPropertiesTest {

    private static final int REQUESTS_PER_MODE = 60;

    private final PairingEngine engine = new FlowEngine();

    @Test
    void no_plan_breaks_a_rule_or_exceeds_its_bound() {
        for (Mode mode : Requests.MODES) {
            for (int seed = 0; seed < REQUESTS_PER_MODE; seed++) {
                Random random = new Random(seed);
                PairingRequest request = Requests.random(mode, random.nextInt(121), random);

                Plan plan = engine.plan(request);

                PlanRules.assertKept(request, plan, mode + ", seed " + seed);
            }
        }
    }

    @Test
    void the_order_of_the_participants_does_not_matter() {
        for (Mode mode : Requests.MODES) {
            for (int seed = 1_000; seed < 1_000 + REQUESTS_PER_MODE / 3; seed++) {
                Random random = new Random(seed);
                PairingRequest request = Requests.random(mode, random.nextInt(40), random);
                List<Participant> shuffled = new ArrayList<>(request.participants());
                Collections.shuffle(shuffled, random);

                Plan plan =
                        engine.plan(request.toBuilder().participants(shuffled).build());

                assertThat(plan).as("%s, seed %d", mode, seed).isEqualTo(engine.plan(request));
            }
        }
    }
}
