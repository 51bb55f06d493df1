package io.rondo.playground.rehearsal;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What simulated people do with a message: of the buttons that they have a habit for they press one or none, and they let all others
 * be. Decided by the seed, the person and what is asked, so that after a restart they decide the same. Pure.
 */
final class Habits {

    private static final String CALL_PAGE = "/playground/call/";

    /** One way to answer; of those of a habit that a message offers one is taken, the likelier the greater its weight. */
    private record Way(Predicate<Action> button, int weight) {

        static Way pressing(String command, int weight) {
            return new Way(action -> action.command().equals(command), weight);
        }

        static Way pressing(String command, String option, String value, int weight) {
            return new Way(
                    action -> action.command().equals(command)
                            && value.equals(action.options().get(option)),
                    weight);
        }
    }

    /**
     * A question and the ways to answer it.
     *
     * @param again whether another message may ask it again; what was answered once stays, wherever else it is offered
     * @param diligence how many of a hundred answer at all
     */
    private record Habit(String name, boolean again, int diligence, List<Way> ways) {

        static Habit once(String name, int diligence, Way... ways) {
            return new Habit(name, false, diligence, List.of(ways));
        }

        static Habit whenAsked(String name, int diligence, Way... ways) {
            return new Habit(name, true, diligence, List.of(ways));
        }

        boolean covers(Action action) {
            return weight(action) > 0;
        }

        private int weight(Action action) {
            return ways.stream()
                    .filter(way -> way.button().test(action))
                    .mapToInt(Way::weight)
                    .sum();
        }

        /** @param actions those that it covers */
        Action choose(List<Action> actions, SplittableRandom random) {
            int drawn = random.nextInt(actions.stream().mapToInt(this::weight).sum());
            for (Action action : actions) {
                drawn -= weight(action);
                if (drawn < 0) {
                    return action;
                }
            }
            throw new IllegalStateException("weights that do not add up");
        }
    }

    private static final List<Habit> ALL = List.of(
            Habit.once("register", 100, Way.pressing("event register", 1)),
            Habit.whenAsked("be written to", 100, Way.pressing("place direct", "yes", "yes", 1)),
            Habit.whenAsked(
                    "contact",
                    90,
                    Way.pressing("place contact", "how", "USERNAME", 5),
                    Way.pressing("place contact", "how", "RELAY", 4),
                    Way.pressing("place contact", "how", "NONE", 1)),
            Habit.whenAsked("confirm", 97, Way.pressing("place confirm", 12), Way.pressing("place decline", 1)),
            Habit.whenAsked("take a seat", 100, Way.pressing("place take", 6), Way.pressing("place refuse", 1)),
            Habit.whenAsked("be here", 96, Way.pressing("event ready", 1)),
            Habit.once(
                    "rate",
                    95,
                    Way.pressing("event react", "yes", "yes", 5),
                    Way.pressing("event react", "yes", "no", 4)));

    /**
     * A button that someone is about to press.
     *
     * @param key the same for whatever would answer the same question
     */
    record Intent(String key, Action action) {}

    private Habits() {}

    /** What the person presses on the message, as far as it is about that event or says nothing of one. */
    static List<Intent> intents(long seed, String name, long messageId, Reply reply, UUID eventId) {
        List<Action> offered = buttons(reply)
                .flatMap(button -> button instanceof Button.Press press ? Stream.of(press.action()) : Stream.empty())
                .filter(action -> isAbout(action, eventId))
                .toList();
        List<Intent> intents = new ArrayList<>();
        for (Habit habit : ALL) {
            Map<String, List<Action>> bySubject = new LinkedHashMap<>();
            offered.stream()
                    .filter(habit::covers)
                    .forEach(action -> bySubject
                            .computeIfAbsent(subject(action), _ -> new ArrayList<>())
                            .add(action));
            bySubject.forEach((subject, actions) -> {
                String question = habit.name() + " " + subject;
                SplittableRandom random = new SplittableRandom(31 * seed + (name + " " + question).hashCode());
                if (random.nextInt(100) < habit.diligence()) {
                    String key = habit.again() ? question + " " + messageId : question;
                    intents.add(new Intent(key, habit.choose(actions, random)));
                }
            });
        }
        return intents;
    }

    /** What an answer is about: the partner's pair, or the event. */
    private static String subject(Action action) {
        return Stream.of("pair", "event")
                .map(action.options()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static boolean isAbout(Action action, UUID eventId) {
        return Optional.ofNullable(action.options().get("event"))
                .map(eventId.toString()::equals)
                .orElse(true);
    }

    /** The practice call that the message leads to. */
    static Optional<String> call(Reply reply) {
        return buttons(reply)
                .flatMap(button ->
                        button instanceof Button.Open open ? Stream.of(URI.create(open.url())) : Stream.empty())
                .map(URI::getPath)
                .filter(path -> path != null && path.startsWith(CALL_PAGE))
                .map(path -> path.substring(CALL_PAGE.length()))
                .findFirst();
    }

    private static Stream<Button> buttons(Reply reply) {
        return switch (reply) {
            case Reply.Text text -> inRows(text.rows());
            case Reply.Card card -> inRows(card.rows());
            case Reply.Listing listing ->
                Stream.concat(
                        listing.items().stream().flatMap(item -> item.buttons().stream()), inRows(listing.rows()));
            case Reply.Form _, Reply.Nothing _ -> Stream.empty();
            case Reply.Several several -> several.replies().stream().flatMap(Habits::buttons);
        };
    }

    private static Stream<Button> inRows(List<Reply.ButtonRow> rows) {
        return rows.stream().flatMap(row -> row.buttons().stream());
    }
}
