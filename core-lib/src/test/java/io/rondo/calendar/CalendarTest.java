package io.rondo.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Members subscribe to their community's events under an address that admins give and take back. */
class CalendarTest {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:8080/calendar/([A-Za-z0-9_-]{43})\\.ics");

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona mona = town.person("mona", Role.ADMIN);
    private final Persona ana = town.person("ana");

    @AfterEach
    void close() {
        town.close();
    }

    private static String token(Reply shown) {
        Matcher found = ADDRESS.matcher(Shown.text(shown));
        assertThat(found.find()).as(Shown.text(shown)).isTrue();
        return found.group(1);
    }

    private Optional<String> read(String token) {
        return town.transactor.call(work -> town.features.calendarFeeds().read(work, token));
    }

    private List<VEvent> events(String token) {
        try {
            Calendar calendar =
                    new CalendarBuilder().build(new StringReader(read(token).orElseThrow()));
            return calendar.getComponents("VEVENT").stream()
                    .map(VEvent.class::cast)
                    .toList();
        } catch (java.io.IOException | ParserException e) {
            throw new AssertionError(e);
        }
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private void publish(String title, String starts) {
        mona.says("/event create title:\"" + title + "\" starts:\"" + starts
                + "\" calls:practice capacity:20 min:2 publish:yes");
    }

    @Test
    void an_admin_makes_it_and_every_member_reads_the_same_address() {
        assertThat(Shown.text(ana.says("/calendar"))).contains("Its admins can make one");
        assertThat(Shown.labels(ana.says("/calendar"))).isEmpty();

        Reply made = mona.presses(mona.says("/calendar"), "Make one");
        Reply shown = ana.says("/calendar");

        assertThat(Shown.labels(made)).containsExactly("New address", "Switch off");
        assertThat(token(shown)).isEqualTo(token(made));
        assertThat(Shown.labels(shown)).isEmpty();
    }

    @Test
    void a_new_address_takes_the_old_one_back_and_switching_off_takes_all() {
        String first = token(mona.presses(mona.says("/calendar"), "Make one"));
        Reply renewed = mona.presses(mona.says("/calendar"), "New address");
        String second = token(renewed);

        assertThat(second).isNotEqualTo(first);
        assertThat(read(first)).isEmpty();
        assertThat(read(second)).isPresent();

        Reply off = mona.presses(renewed, "Switch off");

        assertThat(Shown.text(off)).contains("switched off");
        assertThat(read(second)).isEmpty();
        assertThat(Shown.text(mona.presses(renewed, "Switch off"))).contains("no calendar to subscribe to yet");
    }

    @Test
    void a_member_cannot_make_renew_or_revoke_it() {
        mona.presses(mona.says("/calendar"), "Make one");
        String before = token(ana.says("/calendar"));

        ana.runs(io.rondo.chat.reply.Action.of("calendar renew"));
        ana.runs(io.rondo.chat.reply.Action.of("calendar revoke"));

        assertThat(token(ana.says("/calendar"))).isEqualTo(before);
    }

    @Test
    void the_database_does_not_know_the_token() {
        String token = token(mona.presses(mona.says("/calendar"), "Make one"));

        assertThat(town.texts("SELECT digest || ' ' || nonce FROM calendar_feeds"))
                .singleElement()
                .asString()
                .doesNotContain(token);
    }

    @Test
    void a_wrong_token_opens_nothing() {
        String token = token(mona.presses(mona.says("/calendar"), "Make one"));

        assertThat(read("")).isEmpty();
        assertThat(read(token.toLowerCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(read(token + "A")).isEmpty();
        assertThat(read(town.texts("SELECT nonce FROM calendar_feeds").getFirst()))
                .isEmpty();
    }

    @Test
    void it_holds_published_events_in_utc_and_no_draft() {
        publish("Friday mixer", "fri 19:00");
        mona.says("/event create title:\"Secret draft\" starts:\"sat 19:00\" calls:practice");
        String token = token(mona.presses(mona.says("/calendar"), "Make one"));

        VEvent event = events(token).getFirst();

        assertThat(events(token)).hasSize(1);
        assertThat(value(event, "SUMMARY")).isEqualTo("Friday mixer");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(event, "DTSTART"))
                .isEqualTo(town.texts(
                                "SELECT to_char(starts_at AT TIME ZONE 'UTC', 'YYYYMMDD\"T\"HH24MISS\"Z\"') FROM events"
                                        + " WHERE title = 'Friday mixer'")
                        .getFirst());
        assertThat(read(token).orElseThrow()).contains("X-WR-CALNAME:").contains("METHOD:PUBLISH\r\n");
    }

    @Test
    void the_same_events_are_the_same_bytes_an_hour_later_and_a_change_is_not() {
        publish("Friday mixer", "fri 19:00");
        String token = token(mona.presses(mona.says("/calendar"), "Make one"));
        String before = read(token).orElseThrow();

        town.advance(Duration.ofHours(1));
        assertThat(read(token)).contains(before);
        mona.says("/event move event:\"Friday mixer\" starts:\"fri 20:00\"");

        assertThat(read(token).orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void a_cancelled_event_is_marked_with_a_higher_sequence_and_taken_back_with_a_higher_one_still() {
        publish("Friday mixer", "fri 19:00");
        String token = token(mona.presses(mona.says("/calendar"), "Make one"));
        int published = Integer.parseInt(value(events(token).getFirst(), "SEQUENCE"));

        Reply cancelled = mona.says("/event cancel event:\"Friday mixer\" reason:rain");
        VEvent off = events(token).getFirst();
        mona.presses(cancelled, "Take it back");
        VEvent on = events(token).getFirst();

        assertThat(value(off, "STATUS")).isEqualTo("CANCELLED");
        assertThat(Integer.parseInt(value(off, "SEQUENCE"))).isGreaterThan(published);
        assertThat(value(on, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(Integer.parseInt(value(on, "SEQUENCE"))).isGreaterThan(published + 1);
        assertThat(value(on, "UID")).isEqualTo(value(off, "UID"));
    }

    @Test
    void what_was_skipped_for_want_of_people_is_marked_too() {
        publish("Friday mixer", "fri 19:00");
        String token = token(mona.presses(mona.says("/calendar"), "Make one"));
        int published = Integer.parseInt(value(events(token).getFirst(), "SEQUENCE"));

        town.advance(Duration.ofDays(4));

        assertThat(value(events(token).getFirst(), "STATUS")).isEqualTo("CANCELLED");
        assertThat(Integer.parseInt(value(events(token).getFirst(), "SEQUENCE")))
                .isGreaterThan(published);
    }

    @Test
    void a_community_without_events_has_an_empty_calendar_and_old_ones_leave_it() {
        String token = token(mona.presses(mona.says("/calendar"), "Make one"));
        assertThat(events(token)).isEmpty();
        publish("Friday mixer", "fri 19:00");
        assertThat(events(token)).hasSize(1);

        town.clock.set(town.clock.instant().plus(Duration.ofDays(95)));

        assertThat(events(token)).isEmpty();
    }

    @Test
    void a_title_cannot_break_out_of_its_line() {
        publish("Mixer; \\\\, BEGIN:VEVENT", "fri 19:00");
        String token = token(mona.presses(mona.says("/calendar"), "Make one"));

        assertThat(events(token)).hasSize(1);
        assertThat(value(events(token).getFirst(), "SUMMARY")).contains("BEGIN:VEVENT");
    }
}
