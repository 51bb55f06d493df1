package io.rondo.calendar;

import io.rondo.event.Event;
import io.rondo.event.EventCalendar;
import io.rondo.event.EventState;
import io.rondo.member.Community;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A community's events as one calendar (RFC 5545; name and refresh as Apple, Google and Outlook read them). The same events give
 * the same bytes, so that "nothing new" can be told from them: no time of writing is in it. Times are in UTC and so need no rules
 * of zones; what did not take place stays in it as cancelled, with a higher sequence, so that it is taken out of calendars.
 */
final class FeedFile {

    /** Calendars show a name in one line. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\p{Cc}");

    private FeedFile() {}

    static String of(Community community, List<Event> events, Duration refresh) {
        Calendar calendar = new Calendar();
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new ProdId("-//Rondo//Rondo//EN"));
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty(
                "X-WR-CALNAME", LINE_BREAK.matcher(community.name()).replaceAll(" ")));
        calendar.add(new XProperty("X-WR-TIMEZONE", community.zone().getId()));
        calendar.add(new XProperty("X-PUBLISHED-TTL", refresh.toString()));
        for (Event event : events) {
            calendar.add(EventCalendar.of(event, event.publishedAt().orElse(Instant.EPOCH))
                    .component(isOff(event)));
        }
        StringWriter text = new StringWriter();
        try {
            // Without validation: it refuses a calendar without events, and a community may have none.
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static boolean isOff(Event event) {
        return event.state() == EventState.CANCELLED || event.state() == EventState.SKIPPED;
    }
}
