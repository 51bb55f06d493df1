package io.rondo.datemaker.calendar;

import io.rondo.Features;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves communities' calendars. */
@Configuration(proxyBeanMethods = false)
public class CalendarConfiguration {

    @Bean
    CalendarController calendarController(Transactor transactor, Features features, InstantSource clock) {
        return new CalendarController(transactor, features.calendarFeeds(), clock);
    }
}
