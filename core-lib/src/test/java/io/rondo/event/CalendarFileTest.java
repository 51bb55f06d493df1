package io.rondo.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static final UUID MIXER = UUID.fromString("0193a5b2-7c00-7000-8000-00000000002a");

    @Test
    void a_calendar_reads_what_was_written() throws Exception {
        VEvent event = read(mixer("Bar mixer", "Six rounds, five minutes each").published());

        assertThat(valueOf(event, "SUMMARY")).isEqualTo("Bar mixer");
        assertThat(valueOf(event, "DESCRIPTION")).isEqualTo("Six rounds, five minutes each");
        assertThat(valueOf(event, "LOCATION")).isEqualTo("Linienstraße 1; Berlin");
        assertThat(valueOf(event, "UID")).isEqualTo(MIXER + "@rondo");
        assertThat(valueOf(event, "SEQUENCE")).isEqualTo("3");
    }

    @Test
    void the_instant_is_written_in_utc_and_the_zone_as_a_hint() {
        assertThat(mixer("Bar mixer", "").published())
                .contains("METHOD:PUBLISH\r\n")
                .contains("DTSTART:20261204T180000Z\r\n")
                .contains("DURATION:PT1H30M\r\n")
                .contains("DTSTAMP:20261201T110000Z\r\n")
                .contains("STATUS:CONFIRMED\r\n")
                .contains("X-WR-TIMEZONE:Europe/Berlin\r\n")
                .doesNotContain("DESCRIPTION");
    }

    @Test
    void a_cancelled_event_takes_the_same_uid_out() throws Exception {
        String cancelled = mixer("Bar mixer", "").cancelled();

        assertThat(cancelled).contains("METHOD:CANCEL\r\n").contains("STATUS:CANCELLED\r\n");
        assertThat(valueOf(read(cancelled), "UID")).isEqualTo(MIXER + "@rondo");
    }

    @Test
    void a_hostile_title_stays_a_title() throws Exception {
        String title =
                "Mixer\r\nATTENDEE:mailto:eve@example.org\nEND:VEVENT;x,y\\z\u0000\u0007 <b>\"quoted\"</b>\rEND:VCALENDAR";

        String written = mixer(title, title).published();

        assertThat(written.lines()).noneMatch(line -> line.startsWith("ATTENDEE"));
        assertThat(written.lines().filter(line -> line.startsWith("END:VEVENT")))
                .hasSize(1);
        assertThat(written.lines().filter(line -> line.startsWith("END:VCALENDAR")))
                .hasSize(1);
        assertThat(valueOf(read(written), "SUMMARY"))
                .isEqualTo(
                        "Mixer\nATTENDEE:mailto:eve@example.org\nEND:VEVENT;x,y\\z   <b>\"quoted\"</b> END:VCALENDAR");
    }

    @Test
    void a_long_title_is_folded_and_read_back_whole() throws Exception {
        String title = "Большой вечер знакомств ".repeat(400) + "😀";

        String written = mixer(title, "").published();

        assertThat(written.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 160);
        assertThat(valueOf(read(written), "SUMMARY")).isEqualTo(title);
    }

    @Test
    void a_negative_length_is_refused() {
        assertThatThrownBy(() -> new CalendarFile(
                        MIXER,
                        0,
                        Instant.EPOCH,
                        Duration.ofSeconds(-1),
                        ZoneId.of("UTC"),
                        "",
                        "",
                        Optional.empty(),
                        Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CalendarFile mixer(String title, String description) {
        return new CalendarFile(
                MIXER,
                3,
                Instant.parse("2026-12-04T18:00:00Z"),
                Duration.ofMinutes(90),
                ZoneId.of("Europe/Berlin"),
                title,
                description,
                Optional.of("Linienstraße 1; Berlin"),
                Instant.parse("2026-12-01T11:00:00Z"));
    }

    private static String valueOf(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static VEvent read(String written) throws Exception {
        return new CalendarBuilder()
                .build(new StringReader(written))
                .<VEvent>getComponent(Component.VEVENT)
                .orElseThrow();
    }
}
