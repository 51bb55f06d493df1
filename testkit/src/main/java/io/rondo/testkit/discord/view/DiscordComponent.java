package io.rondo.testkit.discord.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Something on a message that can be pressed or chosen from.
 *
 * @param type Discord's number of the component's type
 * @param label a button's label, or a select's placeholder
 * @param customId empty for links
 * @param url where a link leads
 * @param options what a select of texts offers
 */
public record DiscordComponent(
        int type,
        String label,
        Optional<String> customId,
        Optional<String> url,
        boolean disabled,
        List<Option> options,
        int minValues,
        int maxValues) {
    private static final int BUTTON = 2;
    private static final int STRING_SELECT = 3;
    private static final List<Integer> SELECTS = List.of(STRING_SELECT, 5, 6, 7, 8);

    /** An entry of a select. */
    public record Option(String label, String value, String description, boolean chosen) {}

    /** All buttons and selects of a message, row by row, wherever they are nested. */
    public static List<List<DiscordComponent>> rows(JsonNode components) {
        List<List<DiscordComponent>> rows = new ArrayList<>();
        for (JsonNode component : components) {
            List<DiscordComponent> row = new ArrayList<>();
            component.path("components").forEach(c -> of(c).ifPresent(row::add));
            of(component.path("accessory")).ifPresent(row::add);
            if (!row.isEmpty()) {
                rows.add(row);
            }
            for (JsonNode nested : component.path("components")) {
                rows.addAll(rows(nested.path("components").isMissingNode() ? nested.path("none") : wrap(nested)));
            }
        }
        return rows;
    }

    private static JsonNode wrap(JsonNode container) {
        return io.rondo.testkit.wire.Json.array().add(container);
    }

    /** Reads Discord's JSON; empty when it is neither a button nor a select. */
    public static Optional<DiscordComponent> of(JsonNode json) {
        int type = json.path("type").asInt(0);
        if (type != BUTTON && !SELECTS.contains(type)) {
            return Optional.empty();
        }
        List<Option> options = new ArrayList<>();
        json.path("options")
                .forEach(o -> options.add(new Option(
                        o.path("label").asString(),
                        o.path("value").asString(),
                        o.path("description").asString(""),
                        o.path("default").asBoolean(false))));
        return Optional.of(new DiscordComponent(
                type,
                type == BUTTON ? buttonLabel(json) : json.path("placeholder").asString(""),
                Optional.of(json.path("custom_id").asString("")).filter(s -> !s.isEmpty()),
                Optional.of(json.path("url").asString("")).filter(s -> !s.isEmpty()),
                json.path("disabled").asBoolean(false),
                options,
                json.path("min_values").asInt(1),
                json.path("max_values").asInt(1)));
    }

    private static String buttonLabel(JsonNode json) {
        String label = json.path("label").asString("");
        return label.isEmpty() ? json.path("emoji").path("name").asString("") : label;
    }

    public boolean isButton() {
        return type == BUTTON;
    }

    /** Whether a person would call it so: by its label or, for tests that forge, by its custom id. */
    public boolean isCalled(String labelOrCustomId) {
        return label.equals(labelOrCustomId)
                || customId.filter(labelOrCustomId::equals).isPresent();
    }
}
