package io.rondo.testkit.discord;

import io.rondo.testkit.discord.view.DiscordComponent;
import io.rondo.testkit.discord.view.DiscordModal;
import io.rondo.testkit.wire.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in one question of a form as Discord's client would let a person do. */
final class FormAnswers {
    private static final int TEXT = 4;
    private static final int RADIO_GROUP = 21;
    private static final int CHECKBOX = 23;

    private FormAnswers() {}

    static ObjectNode answer(DiscordModal.Field field, Map<String, ?> answers, Resolved resolved) {
        @Nullable Object given = answers.get(field.label());
        if (given == null) {
            given = answers.get(field.customId());
        }
        ObjectNode component = Json.object()
                .put("type", field.type())
                .put("id", field.componentId())
                .put("custom_id", field.customId());
        switch (field.type()) {
            case TEXT -> component.put("value", text(field, given));
            case RADIO_GROUP -> {
                List<String> chosen = chosen(field, given, resolved);
                if (chosen.isEmpty()) {
                    component.putNull("value");
                } else {
                    component.put("value", chosen.getFirst());
                }
            }
            case CHECKBOX -> component.put("value", Boolean.TRUE.equals(given));
            default -> {
                ArrayNode values = component.putArray("values");
                chosen(field, given, resolved).forEach(values::add);
            }
        }
        ObjectNode label = Json.object().put("type", 18).put("id", field.componentId() - 1);
        label.set("component", component);
        return label;
    }

    private static String text(DiscordModal.Field field, @Nullable Object given) {
        String text = given == null ? field.value() : given.toString();
        if (text.isEmpty() && field.required()) {
            throw new AssertionError("\"" + field.label() + "\" must be filled in");
        }
        boolean tooShort = !text.isEmpty() && text.length() < field.minLength();
        if (tooShort || text.length() > field.maxLength()) {
            throw new AssertionError("\"" + field.label() + "\" takes " + field.minLength() + " to " + field.maxLength()
                    + " characters, not " + text.length());
        }
        return text;
    }

    private static List<String> chosen(DiscordModal.Field field, @Nullable Object given, Resolved resolved) {
        if (given == null) {
            List<String> defaults = field.options().stream()
                    .filter(DiscordComponent.Option::chosen)
                    .map(DiscordComponent.Option::value)
                    .toList();
            if (defaults.isEmpty() && field.required()) {
                throw new AssertionError("\"" + field.label() + "\" needs a choice");
            }
            return defaults;
        }
        Collection<?> all = given instanceof Collection<?> many ? many : List.of(given);
        return all.stream().map(v -> one(field, v, resolved)).toList();
    }

    private static String one(DiscordModal.Field field, Object value, Resolved resolved) {
        Optional<String> option = field.options().stream()
                .filter(o -> o.label().equals(value) || o.value().equals(value))
                .map(DiscordComponent.Option::value)
                .findFirst();
        return option.or(() -> resolved.id(value))
                .orElseThrow(() -> new AssertionError(value + " is no choice of \"" + field.label() + "\""));
    }
}
