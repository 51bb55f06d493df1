package io.rondo.event;

import io.rondo.chat.reply.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An event as a calendar file for people. */
public final class EventCalendar {

    /** As many rounds as there are at most where nobody has said how many. */
    private static final int USUAL_ROUNDS = 6;

    private static final String FILE_NAME = "event.ics";

    private EventCalendar() {}

    /** The file that puts the event into a calendar; its length is a guess where the number of rounds is open. */
    public static Reply.Attachment file(Event event, Instant now) {
        return new Reply.Attachment(
                FILE_NAME, CalendarFile.MEDIA_TYPE, of(event, now).published().getBytes(StandardCharsets.UTF_8));
    }

    /** The event as calendars see it, written at that time. Where it did not take place for want of people, that is a change. */
    public static CalendarFile of(Event event, Instant writtenAt) {
        Schedule schedule = event.schedule();
        int rounds = event.hasRounds() ? event.rounds().orElse(USUAL_ROUNDS) : 1;
        Duration length = schedule.roundLength()
                .multipliedBy(rounds)
                .plus(schedule.breakLength().multipliedBy(rounds - 1L));
        return new CalendarFile(
                event.id(),
                event.version() + (event.state() == EventState.SKIPPED ? 1 : 0),
                schedule.startsAt(),
                length,
                schedule.zone(),
                event.title(),
                event.description(),
                Optional.of(event.venue()).filter(venue -> !venue.isBlank()),
                writtenAt);
    }
}
