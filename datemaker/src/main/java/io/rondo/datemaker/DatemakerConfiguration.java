package io.rondo.datemaker;

import io.rondo.Features;
import io.rondo.datemaker.calendar.CalendarConfiguration;
import io.rondo.datemaker.call.CallPageConfiguration;
import io.rondo.runtime.Consumption;
import io.rondo.tx.Queue;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The event service: consumes the queue {@code datemaker} with all that the features listen to there. */
@Configuration(proxyBeanMethods = false)
@Import({CallPageConfiguration.class, CalendarConfiguration.class})
public class DatemakerConfiguration {

    @Bean
    Consumption datemakerConsumption(Features features) {
        return new Consumption(Set.of(Queue.DATEMAKER), features.subscriptions());
    }
}
