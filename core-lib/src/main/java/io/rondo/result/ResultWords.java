package io.rondo.result;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.chat.words.Words.Select;
import io.rondo.event.Event;
import io.rondo.member.People;
import io.rondo.registration.RegistrationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An event's numbers in words: for the chat, for those who do not see the picture, and for spreadsheets. */
final class ResultWords {

    private final Words words;
    private final Event event;
    private final EventResults results;

    ResultWords(Words words, Event event, EventResults results) {
        this.words = words;
        this.event = event;
        this.results = results;
    }

    RichText card() {
        List<RichText> lines = new ArrayList<>();
        lines.add(words.text(
                "result.title",
                "title",
                event.title(),
                "at",
                event.schedule().startsAt(),
                "state",
                new Select(event.state().name())));
        if (results.registered() == 0) {
            lines.add(words.text("result.nobody"));
            return RichText.lines(lines);
        }
        lines.add(words.text(
                "result.places",
                "registered",
                results.registered(),
                "confirmed",
                results.confirmed(),
                "declined",
                results.declined(),
                "lapsed",
                results.lapsed()));
        if (event.state().isOver()) {
            lines.add(words.text(
                    "result.came",
                    "attended",
                    results.attended(),
                    "late",
                    results.late(),
                    "absent",
                    results.noShows()));
        }
        if (event.hasRounds()) {
            lines.addAll(meetings());
        }
        return RichText.lines(lines);
    }

    private List<RichText> meetings() {
        List<RichText> lines = new ArrayList<>();
        lines.add(words.text(
                "result.rounds",
                "held",
                results.roundsHeld(),
                "planned",
                results.roundsPlanned(),
                "pairs",
                results.pairsMet()));
        if (results.mayTellPrivateNumbers()) {
            lines.add(words.text(
                    "result.yeses",
                    "yeses",
                    results.yeses(),
                    "matches",
                    results.matches(),
                    "reports",
                    results.reports()));
        } else if (event.state().isOver() && results.pairsMet() > 0) {
            lines.add(words.text("result.too-few", "people", EventResults.FEWEST_FOR_PRIVATE_NUMBERS));
        }
        return lines;
    }

    /** What the picture shows, for those who cannot see it. */
    String alternative() {
        return words.label(
                event.hasRounds() ? "result.alternative" : "result.alternative-gathering",
                "registered",
                results.registered(),
                "confirmed",
                results.confirmed(),
                "attended",
                results.attended(),
                "late",
                results.late(),
                "absent",
                results.noShows(),
                "pairs",
                results.pairsMet());
    }

    String place(RegistrationState state) {
        return words.label("result.place", "state", new Select(state.name()));
    }

    /** One number a row: its name and its value. */
    List<List<String>> eventTable() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(words.label("result.csv.event"), event.title()));
        rows.add(List.of(
                words.label("result.csv.starts"), event.schedule().startsAt().toString()));
        number(rows, "result.bar.registered", results.registered());
        number(rows, "result.bar.confirmed", results.confirmed());
        number(rows, "result.csv.declined", results.declined());
        number(rows, "result.csv.lapsed", results.lapsed());
        number(rows, "result.bar.attended", results.attended());
        number(rows, "result.bar.late", results.late());
        number(rows, "result.bar.no-shows", results.noShows());
        if (event.hasRounds()) {
            number(rows, "result.csv.planned", results.roundsPlanned());
            number(rows, "result.csv.held", results.roundsHeld());
            number(rows, "result.bar.pairs", results.pairsMet());
            if (results.mayTellPrivateNumbers()) {
                number(rows, "result.bar.yeses", results.yeses());
                number(rows, "result.bar.matches", results.matches());
                number(rows, "result.csv.reports", results.reports());
            }
        }
        return rows;
    }

    private void number(List<List<String>> rows, String key, int value) {
        rows.add(List.of(words.label(key), Integer.toString(value)));
    }

    /** One person a row, by name. */
    List<List<String>> peopleTable(List<Attendance> people, Map<UUID, String> names) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.label("result.csv.person"),
                words.label("result.csv.place"),
                words.label("result.csv.came"),
                words.label("result.csv.missed"),
                words.label("result.csv.rate")));
        for (Attendance one : people) {
            rows.add(List.of(
                    names.getOrDefault(one.personId(), People.LEFT),
                    place(one.state()),
                    Integer.toString(one.came()),
                    Integer.toString(one.missed()),
                    one.noShowRate().isPresent()
                            ? Integer.toString(one.noShowRate().getAsInt())
                            : ""));
        }
        return rows;
    }
}
