package io.rondo.questmaster;

import io.rondo.Features;
import io.rondo.runtime.Consumption;
import io.rondo.tx.Queue;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The quest service: consumes the queue {@code quests} with all that the features listen to there. */
@Configuration(proxyBeanMethods = false)
public class QuestmasterConfiguration {

    @Bean
    Consumption questmasterConsumption(Features features) {
        return new Consumption(Set.of(Queue.QUESTS), features.subscriptions());
    }
}
