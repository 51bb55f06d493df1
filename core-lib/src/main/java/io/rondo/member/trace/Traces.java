package io.rondo.member.trace;

import io.rondo.chat.reply.Reply;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Erases what rows of other rooms say of a person. Stateless, so safe to call from several threads. */
public final class Traces {

    /** Whole rows are looked for by these, as they stand in JSON: shorter ones would find half of everything. */
    private static final int SHORTEST = 2;

    /** Fields whose values are the program's own words. */
    private static final Set<String> TECHNICAL = Set.of("is", "type", "command", "style", "kind", "platform");

    private record Column(String table, String column) {}

    /** What waits, or is kept for a time, with words of people in it. */
    private static final List<Column> COLUMNS = List.of(
            new Column("deliveries", "reply"),
            new Column("outbox", "headers"),
            new Column("outbox", "body"),
            new Column("dead_letters", "headers"),
            new Column("dead_letters", "body"),
            new Column("domain_events", "body"),
            new Column("button_payloads", "payload"),
            new Column("call_errands", "message"),
            new Column("form_sessions", "form"),
            new Column("form_sessions", "answers"));

    private Traces() {}

    /**
     * Removes what was sent to the person, silences what was said of them to others, and takes them out of what still waits.
     *
     * @param stranger what they are called from now on
     */
    public static void erase(UnitOfWork work, Marks marks, String stranger) {
        TraceStore store = work.store(TraceStore.class);
        store.removeDeliveries(marks.accounts(), marks.chats());
        store.removePosted(marks.chats());
        store.removeForms(marks.ids(), marks.chats());
        store.leaveVoiceRooms(marks.ids());
        Set<String> sought = sought(Stream.of(marks.names(), marks.words(), marks.ids(), marks.chats())
                .flatMap(Set::stream));
        String nothing = Json.write(new Reply.Nothing());
        store.silenceSent(sought, nothing);
        store.silenceAnswers(sought, nothing);
        Set<String> named =
                sought(Stream.of(marks.names(), marks.ids(), marks.chats()).flatMap(Set::stream));
        Eraser eraser = new Eraser(marks, stranger);
        for (Column column : COLUMNS) {
            for (TraceStore.Found found : store.mentions(column.table(), column.column(), named)) {
                JsonNode json = eraser.without(Json.parse(found.json()));
                store.rewrite(column.table(), column.column(), found.place(), Json.write(json));
            }
        }
    }

    private static Set<String> sought(Stream<String> words) {
        return words.filter(word -> word.strip().length() >= SHORTEST)
                .flatMap(word -> Stream.of(word, inJson(word)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String inJson(String word) {
        String quoted = Json.write(word);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Takes the person out of something that speaks of them: their name, their ids, and what they wrote of themselves. */
    private record Eraser(Marks marks, String stranger, List<Pattern> names, List<Pattern> words) {

        private static final String UNSAID = "…";

        Eraser(Marks marks, String stranger) {
            this(marks, stranger, patterns(marks.names()), patterns(marks.words()));
        }

        /** Longer ones first; each where it is not a part of a longer word. */
        private static List<Pattern> patterns(Set<String> texts) {
            return texts.stream()
                    .filter(text -> !text.isBlank())
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(text -> Pattern.compile(
                            "(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                    .toList();
        }

        JsonNode without(JsonNode json) {
            if (json instanceof ObjectNode object) {
                for (String field : List.copyOf(object.propertyNames())) {
                    if (!TECHNICAL.contains(field)) {
                        object.set(field, without(object.get(field)));
                    }
                }
            } else if (json instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, without(array.get(i)));
                }
            } else if (json.isString()) {
                return StringNode.valueOf(without(json.asString()));
            }
            return json;
        }

        private String without(String text) {
            boolean isName = marks.names().contains(text);
            if (!isName && (marks.ids().contains(text) || marks.chats().contains(text))) {
                return "";
            }
            String left = text;
            for (Pattern name : names) {
                left = name.matcher(left).replaceAll(Matcher.quoteReplacement(stranger));
            }
            for (Pattern word : words) {
                left = word.matcher(left).replaceAll(UNSAID);
            }
            return left;
        }
    }
}
