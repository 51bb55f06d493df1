package io.rondo.chat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Incoming;
import io.rondo.chat.Option;
import io.rondo.chat.Options;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Message;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OptionReaderTest {

    private static final Bundles BUNDLES = new Bundles(List.of("chat", "chat/mixer"));

    private final OptionReader reader = new OptionReader(new TestRequesters());
    private final Catalogue catalogue = new Catalogue(List.of(new MixerFeature()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            starts   | tomorow 7          | I can't read 'tomorow 7' as a time. Try tomorrow 19:00 or in 2h.
            starts   | yesterday 19:00    | 'yesterday 19:00' is past: Tue 1 Dec 2026 19:00. Try tomorrow 19:00 or in 2h.
            starts   | tomorrow           | 'tomorrow' needs a time of day too. Try tomorrow 19:00.
            starts   | tomorrow at 7      | 'tomorrow at 7': in the morning or in the evening? Try tomorrow 7pm or tomorrow 19:00.
            starts   | 4/12/2026 19:00    | '4/12/2026 19:00' can mean two dates. Write the month as a word, as in 4 dec.
            starts   | 31 june 19:00      | The calendar has no '31 june 19:00'.
            starts   | 19:00 Mars/Olympus | I don't know the time zone in '19:00 Mars/Olympus'. Try 19:00 Europe/Berlin or 19:00 UTC+3.
            starts   | in 20 years        | 'in 20 years' is more than ten years away.
            capacity | many               | I can't read 'many' as a whole number. Try one from 2 to 200.
            capacity | 1                  | capacity goes from 2 to 200; 1 doesn't fit.
            capacity | 99999999999999999999 | capacity goes from 2 to 200; 99999999999999999999 doesn't fit.
            capacity | 2.5                | I can't read '2.5' as a whole number. Try one from 2 to 200.
            kind     | loud               | 'loud' isn't one of the choices for kind. There is: speed, quiet.
            round    | 5                  | '5' of what? Add the unit, as in 90s or 5m.
            round    | a while            | I can't read 'a while' as a length of time. Try 90s, 5m or 2h.
            round    | 3h                 | round goes from 5 s to 1 h; 3h doesn't fit.
            round    | -5m                | round goes from 5 s to 1 h; -5m doesn't fit.
            publish  | maybe              | I can't read 'maybe' as yes or no. Try publish:yes or publish:no.
            """)
    void what_cannot_be_read_is_told_with_what_would_do(String option, String written, String told) {
        assertThat(problem("mixer create", option, written, Locale.ENGLISH)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            starts   | завтро в 7 | Не могу прочитать «завтро в 7» как время. Попробуйте завтра 19:00 или через 2 часа.
            capacity | 1          | capacity — от 2 до 200; 1 не подходит.
            round    | 3 часа     | round — от 5 с до 1 ч; 3 часа не подходит.
            """)
    void russian_readers_are_told_in_russian(String option, String written, String told) {
        assertThat(problem("mixer create", option, written, Locale.of("ru"))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "4 apr 1995, 1995-04-04",
        "1995-04-02, 1995-04-02",
        "02.04.1995, 1995-04-02",
        "4 декабря 1995, 1995-12-04",
        "today, 2026-12-02"
    })
    void dates_are_read_as_people_write_them(String written, LocalDate date) {
        assertThat(value("mixer born", "on", written)).isEqualTo(date);
    }

    @Test
    void dates_that_cannot_be_read_are_told_with_what_would_do() {
        assertThat(problem("mixer born", "on", "spring", Locale.ENGLISH))
                .isEqualTo("I can't read 'spring' as a date. Try 4 dec 1995 or 1995-12-04.");
        assertThat(problem("mixer born", "on", "4/5/1995", Locale.ENGLISH)).contains("can mean two dates");
        assertThat(problem("mixer born", "on", "30 feb 1995", Locale.ENGLISH))
                .isEqualTo("The calendar has no '30 feb 1995'.");
    }

    @Test
    void zones_are_read_by_city_and_a_near_miss_is_helped() {
        assertThat(value("mixer zone", "zone", "berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(problem("mixer zone", "zone", "Europe/Berlyn", Locale.ENGLISH))
                .isEqualTo("I don't know a time zone called 'Europe/Berlyn'. Did you mean Europe/Berlin?");
        assertThat(problem("mixer zone", "zone", "Atlantis Deep", Locale.ENGLISH))
                .isEqualTo("I don't know a time zone called 'Atlantis Deep'. Try Europe/Berlin or the name of a city.");
    }

    @Test
    void choices_and_yes_and_no_are_read_in_both_languages() {
        assertThat(value("mixer create", "kind", "Quiet")).isEqualTo("quiet");
        assertThat(value("mixer create", "kind", "fast")).isEqualTo("speed");
        assertThat(value("mixer create", "publish", "Да")).isEqualTo(true);
        assertThat(value("mixer create", "publish", "off")).isEqualTo(false);
        assertThat(value("mixer create", "round", "полчаса")).isEqualTo(Duration.ofMinutes(30));
        assertThat(value("mixer create", "starts", "fri 19:00")).isEqualTo(Instant.parse("2026-12-04T18:00:00Z"));
    }

    @Test
    void a_line_break_stays_only_where_lines_are_wanted() {
        assertThat(value("mixer create", "title", " Friday\r\n mixer ")).isEqualTo("Friday mixer");
        assertThat(value("mixer create", "notes", "one\r\ntwo\u0000")).isEqualTo("one\ntwo");
    }

    @Test
    void all_bad_values_are_told_at_once_and_what_is_missing_beside_them() {
        OptionReader.Reading reading = reader.read(
                command("mixer create"), Map.of("capacity", "20"),
                Map.of("starts", "tomorow 7", "round", "5", "capacity", ""), conversation(Locale.ENGLISH));

        assertThat(reading.problems())
                .extracting(problem -> problem.option().name())
                .containsExactly("starts", "round");
        assertThat(reading.missing()).extracting(Option::name).containsExactly("title");
        assertThat(reading.options().has("capacity")).isFalse();
        assertThat(reading.options().raw()).containsEntry("starts", "tomorow 7");
    }

    private String problem(String command, String option, String written, Locale locale) {
        Conversation conversation = conversation(locale);
        UserError error = reader.check(
                        command(command), command(command).option(option).orElseThrow(), written, conversation)
                .orElseThrow();
        assertThat(error.option()).contains(option);
        RichText text = conversation.words().text(error.key(), error.arguments());
        return text.plain();
    }

    private Object value(String command, String option, String written) {
        return Objects.requireNonNull(
                reader.read(command(command), Map.of(), Map.of(option, written), conversation(Locale.ENGLISH))
                        .options()
                        .values()
                        .get(option));
    }

    private Command command(String name) {
        return catalogue.find(name).orElseThrow();
    }

    private Conversation conversation(Locale locale) {
        UnitOfWork work = new Wednesday();
        Incoming incoming = new Incoming(
                "1",
                Platform.PLAYGROUND,
                new Incoming.Sender(
                        "ana",
                        Optional.empty(),
                        "ana",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Incoming.Chat(Place.DIRECT, "ana", Optional.empty(), Optional.empty(), Optional.empty()),
                new Incoming.Input.Line(""));
        Requester ana = new TestRequesters().resolve(work, incoming);
        Words words = BUNDLES.words(locale, ana.zone(), work.now());
        return new Conversation(work, incoming, ana, Options.NONE, words);
    }

    /** A unit of work that only knows the time. */
    private static final class Wednesday implements UnitOfWork {
        @Override
        public <S> S store(Class<S> type) {
            throw beyondTheTime();
        }

        @Override
        public Instant now() {
            return TestHouse.WEDNESDAY;
        }

        @Override
        public void sendAllAt(Collection<Message> messages, Instant due) {
            throw beyondTheTime();
        }

        @Override
        public void happened(DomainEvent event) {
            throw beyondTheTime();
        }

        @Override
        public Optional<JsonNode> once(String requestId) {
            throw beyondTheTime();
        }

        @Override
        public void answered(String requestId, JsonNode answer) {
            throw beyondTheTime();
        }

        @Override
        public void afterCommit(Runnable action) {
            throw beyondTheTime();
        }

        private static AssertionError beyondTheTime() {
            return new AssertionError("reading options needs no more than the time");
        }
    }
}
