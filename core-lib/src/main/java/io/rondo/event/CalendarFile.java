package io.rondo.event;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * One event as an {@code .ics} file (RFC 5545, RFC 5546). The same event keeps its UID in every file, so that a calendar
 * replaces what it had when the event is moved, and removes it when the event is cancelled.
 *
 * @param sequence grows with every change of the event; calendars ignore a smaller one than they have
 * @param starts written in UTC, which needs no zone rules in the file; calendars show it in their reader's own zone
 * @param zone the event's own zone, told as a hint
 * @param writtenAt when the file is made
 */
public record CalendarFile(
        UUID eventId,
        int sequence,
        Instant starts,
        Duration length,
        ZoneId zone,
        String title,
        String description,
        Optional<String> location,
        Instant writtenAt) {

    /** The file's media type, for both platforms' uploads. */
    public static final String MEDIA_TYPE = "text/calendar; charset=utf-8";

    /** Line breaks and tabs are escaped by the library; other control characters have no place in a calendar. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /** @throws IllegalArgumentException when the sequence or the length is negative */
    public CalendarFile {
        if (sequence < 0 || length.isNegative()) {
            throw new IllegalArgumentException("sequence " + sequence + ", length " + length);
        }
    }

    /** The file that puts the event into a calendar, or moves it there. */
    public String published() {
        return written(ImmutableMethod.PUBLISH, component(false));
    }

    /** The file that takes the event out of a calendar. */
    public String cancelled() {
        return written(ImmutableMethod.CANCEL, component(true));
    }

    /** The event as a part of a calendar. */
    public VEvent component(boolean cancelled) {
        VEvent event = new VEvent(false);
        event.add(new Uid(eventId + "@rondo"));
        event.add(new DtStamp(writtenAt));
        event.add(new Sequence(sequence));
        event.add(new DtStart<>(starts));
        event.add(new net.fortuna.ical4j.model.property.Duration(length));
        event.add(new Summary(clean(title)));
        event.add(cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        if (!description.isBlank()) {
            event.add(new Description(clean(description)));
        }
        location.ifPresent(place -> event.add(new Location(clean(place))));
        return event;
    }

    private String written(Method method, VEvent event) {
        Calendar calendar = new Calendar();
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new ProdId("-//Rondo//Rondo//EN"));
        calendar.add(method);
        calendar.add(new XProperty("X-WR-TIMEZONE", zone.getId()));
        calendar.add(event);
        StringWriter text = new StringWriter();
        try {
            // Without validation: it asks for an ORGANIZER with an address, and a community has none.
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String clean(String text) {
        return CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
    }
}
