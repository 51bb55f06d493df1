package io.rondo.testkit.discord.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An embed of a message; absent texts are empty.
 *
 * @param image the picture's URL
 * @param colour as 0xRRGGBB
 */
public record DiscordEmbed(
        String title,
        String description,
        List<Field> fields,
        String footer,
        Optional<String> image,
        Optional<Integer> colour) {

    /** A field of an embed. */
    public record Field(String name, String value, boolean inline) {}

    /** Reads Discord's JSON. */
    public static DiscordEmbed of(JsonNode json) {
        List<Field> fields = new ArrayList<>();
        json.path("fields")
                .forEach(f -> fields.add(new Field(
                        f.path("name").asString(),
                        Screen.shown(f.path("value").asString()),
                        f.path("inline").asBoolean(false))));
        return new DiscordEmbed(
                json.path("title").asString(""),
                Screen.shown(json.path("description").asString("")),
                fields,
                json.path("footer").path("text").asString(""),
                Optional.of(json.path("image").path("url").asString("")).filter(u -> !u.isEmpty()),
                json.path("color").isNumber() ? Optional.of(json.path("color").asInt()) : Optional.empty());
    }

    /** All that a person reads, line by line. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(title, description));
        fields.forEach(f -> lines.add(f.name() + ": " + f.value()));
        lines.add(footer);
        return lines.stream().filter(l -> !l.isBlank()).collect(Collectors.joining("\n"));
    }
}
