package io.rondo.testkit.discord.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A form that stands open before a person. */
public record DiscordModal(String customId, String title, List<Field> fields) {
    private static final int TEXT_INPUT = 4;
    private static final int LABEL = 18;

    /**
     * One question.
     *
     * @param componentId the number that Discord gave the component
     * @param type Discord's number of the component's type
     * @param value what is filled in already
     * @param options what can be chosen
     */
    public record Field(
            int componentId,
            int type,
            String customId,
            String label,
            String description,
            boolean required,
            String value,
            int minLength,
            int maxLength,
            List<DiscordComponent.Option> options) {

        public boolean isText() {
            return type == TEXT_INPUT;
        }
    }

    /** Reads the {@code data} of Discord's callback of type 9. */
    public static DiscordModal of(JsonNode data) {
        List<Field> fields = new ArrayList<>();
        int number = 0;
        for (JsonNode component : data.path("components")) {
            number += 2;
            if (component.path("type").asInt() == LABEL) {
                fields.add(field(component, component.path("component"), number));
            }
        }
        return new DiscordModal(
                data.path("custom_id").asString(), data.path("title").asString(), fields);
    }

    private static Field field(JsonNode label, JsonNode component, int number) {
        List<DiscordComponent.Option> options = new ArrayList<>();
        component
                .path("options")
                .forEach(o -> options.add(new DiscordComponent.Option(
                        o.path("label").asString(),
                        o.path("value").asString(),
                        o.path("description").asString(""),
                        o.path("default").asBoolean(false))));
        return new Field(
                component.path("id").asInt(number),
                component.path("type").asInt(),
                component.path("custom_id").asString(),
                label.path("label").asString(),
                label.path("description").asString(""),
                component.path("required").asBoolean(true),
                component.path("value").asString(""),
                component.path("min_length").asInt(0),
                component.path("max_length").asInt(4000),
                options);
    }

    /** The question with this label or custom id. */
    public Optional<Field> field(String labelOrCustomId) {
        return fields.stream()
                .filter(f -> f.label().equals(labelOrCustomId) || f.customId().equals(labelOrCustomId))
                .findFirst();
    }

    /** The labels of all questions. */
    public List<String> labels() {
        return fields.stream().map(Field::label).toList();
    }
}
