package io.rondo.standalone.evening;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A message as the playground shows it to somebody.
 *
 * @param text what is read, a card's title and fields among it
 * @param presses the ids of the buttons by label
 * @param links the addresses of the buttons that open a page, by label
 * @param typed whether a person typed it
 */
record Note(
        String id,
        long revision,
        String chat,
        boolean edited,
        String text,
        Map<String, String> presses,
        Map<String, String> links,
        boolean typed) {

    static Note of(JsonNode message) {
        Map<String, String> presses = new LinkedHashMap<>();
        Map<String, String> links = new LinkedHashMap<>();
        for (JsonNode button : message.path("buttons")) {
            String label = button.get("label").asString();
            Optional.ofNullable(button.get("url"))
                    .ifPresentOrElse(
                            url -> links.put(label, url.asString()),
                            () -> presses.put(label, button.get("id").asString()));
        }
        return new Note(
                message.get("id").asString(),
                message.get("revision").asLong(),
                message.get("chat").asString(),
                message.get("edited").asBoolean(),
                textOf(message),
                presses,
                links,
                message.has("author"));
    }

    private static String textOf(JsonNode message) {
        JsonNode card = message.path("card");
        Stream<String> fields = StreamSupport.stream(card.path("fields").spliterator(), false)
                .map(field ->
                        field.get("name").asString() + ": " + field.get("value").asString());
        return Stream.concat(
                        Stream.of(message.path("text"), card.path("title"), card.path("text"))
                                .map(node -> node.asString("")),
                        fields)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    boolean offers(String label) {
        return presses.containsKey(label);
    }

    boolean says(String part) {
        return text.contains(part);
    }
}
