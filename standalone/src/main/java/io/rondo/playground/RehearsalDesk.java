package io.rondo.playground;

import io.rondo.playground.rehearsal.Cast;
import io.rondo.playground.rehearsal.Progress;
import io.rondo.playground.rehearsal.Rehearsals;
import io.rondo.playground.rehearsal.Rehearsals.Begun;
import io.rondo.tx.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rehearsals over HTTP. Safe to use from several threads. */
final class RehearsalDesk {

    private static final int FEWEST = 4;
    private static final int MOST_MINUTES = 60;
    private static final int SHORTEST_ROUND = 3;
    private static final int LONGEST_ROUND = 600;
    private static final Duration DEFAULT_ROUND = Duration.ofSeconds(6);
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})(s|m)");

    private final Rehearsals rehearsals;

    RehearsalDesk(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    /** {@code {"people":12,"event":"Bar mixer","round":"6s","minutes":1,"seed":7}}, all of them optional. */
    HttpAnswer begin(String body) {
        Fields wish = Fields.of(body.isBlank() ? "{}" : body);
        int people = wish.number("people", FEWEST, Cast.most()).orElse(12);
        Duration inAll =
                Duration.ofMinutes(wish.number("minutes", 1, MOST_MINUTES).orElse(1));
        int seed = wish.number("seed", 0, Integer.MAX_VALUE)
                .orElseGet(() -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        Duration round = wish.optional("round").map(RehearsalDesk::round).orElse(DEFAULT_ROUND);
        return switch (rehearsals.begin(new Rehearsals.Wish(people, wish.optional("event"), round, inAll, seed))) {
            case Begun.Begins(var rehearsal, String title, var names) -> {
                ObjectNode node = Json.mapper().createObjectNode();
                node.put("id", rehearsal.id().toString())
                        .put("title", title)
                        .put("event", rehearsal.eventId().toString());
                node.set("people", Json.tree(names));
                yield HttpAnswer.json(node);
            }
            case Begun.NoSuchEvent(String wanted) ->
                throw ApiError.unknown("no event that takes registrations is called " + wanted);
            case Begun.Refused(String answer) -> throw ApiError.bad("the event could not be made: " + answer);
        };
    }

    private static Duration round(String text) {
        Matcher length = LENGTH.matcher(text.strip());
        Optional<Duration> round = Optional.of(length)
                .filter(Matcher::matches)
                .map(match -> Duration.ofSeconds(
                        Long.parseLong(match.group(1)) * (match.group(2).equals("m") ? 60 : 1)));
        return round.filter(given -> given.toSeconds() >= SHORTEST_ROUND && given.toSeconds() <= LONGEST_ROUND)
                .orElseThrow(() -> ApiError.bad(
                        "round must be from " + SHORTEST_ROUND + "s to " + LONGEST_ROUND + "s, such as 6s or 2m"));
    }

    /** The newest first. */
    HttpAnswer list() {
        ArrayNode array = Json.mapper().createArrayNode();
        rehearsals.newest().forEach(progress -> describe(array.addObject(), progress));
        return HttpAnswer.json(Json.mapper().createObjectNode().set("rehearsals", array));
    }

    private static void describe(ObjectNode node, Progress progress) {
        node.put("id", progress.rehearsal().id().toString())
                .put("event", progress.rehearsal().eventId().toString())
                .put("title", progress.event().title())
                .put("phase", progress.phase())
                .put("progress", progress.share())
                .put("done", progress.isDone())
                .put("people", progress.people().size())
                .put("registered", progress.event().registered())
                .put("confirmed", progress.event().confirmed())
                .put("ready", progress.event().ready())
                .put("presses", progress.rehearsal().presses());
        progress.people().stream().findFirst().ifPresent(name -> node.put("watch", name));
        progress.result().ifPresent(result -> node.set("summary", Json.tree(result)));
    }
}
