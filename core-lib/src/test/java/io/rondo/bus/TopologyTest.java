package io.rondo.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

    @Test
    void the_queues_have_the_names_of_the_contract_and_each_its_dead_letters() {
        assertThat(new Topology("prod").declared())
                .extracting(Topology.Declared::name)
                .containsExactly(
                        "datemaker_prod",
                        "bot_discord_prod",
                        "bot_telegram_prod",
                        "bot_playground_prod",
                        "quests_prod",
                        "twitter_verifier_prod");
        assertThat(new Topology("dev").declared())
                .allSatisfy(declared -> assertThat(declared.deadLetters()).isEqualTo(declared.name() + ".dead"));
    }

    @Test
    void a_queue_is_found_by_either_of_its_names_in_its_own_environment_alone() {
        Topology dev = new Topology("dev");

        assertThat(dev.find(Queue.DATEMAKER)).contains(Queue.DATEMAKER);
        assertThat(dev.find(Queue.exactly("bot_telegram_dev"))).contains(Queue.bot("telegram"));
        assertThat(dev.find(Queue.exactly("bot_telegram_prod"))).isEmpty();
    }

    @Test
    void there_are_two_environments() {
        assertThatThrownBy(() -> new Topology("staging")).hasMessageContaining("RONDO_ENV");
    }

    @Test
    void two_handlers_for_one_message_are_refused_at_the_start() {
        MessageHandler handler = (work, message) -> {};
        Transactor unused = new Transactor() {
            @Override
            public <T> T call(java.util.function.Function<io.rondo.tx.UnitOfWork, T> work) {
                throw new AssertionError("nothing is handled here");
            }
        };

        assertThatThrownBy(() -> new HandlingProcessor(
                        unused,
                        List.of(
                                Subscription.onBots("match", handler),
                                Subscription.on(Queue.bot("telegram"), "match", handler))))
                .hasMessage("two handlers for match on queue bot_telegram");
    }
}
