package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Discord's limits for what a message or a form carries; they hold without the description too. */
final class MessageRules {
    private static final int CONTENT = 2000;
    private static final int EMBEDS = 10;
    private static final int EMBED_TOTAL = 6000;
    private static final int ROWS = 5;
    private static final int V2_COMPONENTS = 40;
    private static final int ROW_BUTTONS = 5;
    private static final int CUSTOM_ID = 100;
    private static final int BUTTON_LABEL = 80;
    private static final int SELECT_OPTIONS = 25;
    private static final int MODAL_COMPONENTS = 5;
    private static final int MODAL_TITLE = 45;

    private final List<String> complaints = new ArrayList<>();
    private final Set<String> customIds = new HashSet<>();

    private MessageRules() {}

    /** Refuses (50035) a message's content, embeds and components that break a limit. */
    static void requireMessage(JsonNode message) {
        MessageRules rules = new MessageRules();
        boolean v2 = (message.path("flags").asInt(0) & StoredMessage.FLAG_COMPONENTS_V2) != 0;
        rules.atMost("content", message.path("content"), CONTENT);
        rules.count("embeds", message.path("embeds"), EMBEDS);
        int total = 0;
        for (JsonNode embed : message.path("embeds")) {
            total += rules.embed(embed);
        }
        rules.require(total <= EMBED_TOTAL, "embeds hold " + total + " characters in all");
        rules.count("components", message.path("components"), v2 ? V2_COMPONENTS : ROWS);
        message.path("components").forEach(rules::component);
        rules.end();
    }

    /** Refuses (50035) a form that breaks a limit. */
    static void requireModal(JsonNode data) {
        MessageRules rules = new MessageRules();
        rules.atMost("title", data.path("title"), MODAL_TITLE);
        rules.count("components", data.path("components"), MODAL_COMPONENTS);
        rules.require(!data.path("components").isEmpty(), "components are missing");
        rules.customId(data);
        for (JsonNode component : data.path("components")) {
            rules.atMost("label", component.path("label"), 45);
            rules.atMost("description", component.path("description"), 100);
            JsonNode inner = component.path("component");
            if (!inner.isMissingNode()) {
                rules.customId(inner);
                rules.atMost("placeholder", inner.path("placeholder"), 100);
                rules.options(inner);
            }
        }
        rules.end();
    }

    private int embed(JsonNode embed) {
        atMost("title", embed.path("title"), 256);
        atMost("description", embed.path("description"), 4096);
        atMost("footer", embed.path("footer").path("text"), 2048);
        atMost("author", embed.path("author").path("name"), 256);
        count("fields", embed.path("fields"), 25);
        int total = length(embed.path("title"))
                + length(embed.path("description"))
                + length(embed.path("footer").path("text"))
                + length(embed.path("author").path("name"));
        for (JsonNode field : embed.path("fields")) {
            atMost("field name", field.path("name"), 256);
            atMost("field value", field.path("value"), 1024);
            require(length(field.path("name")) > 0 && length(field.path("value")) > 0, "an empty field");
            total += length(field.path("name")) + length(field.path("value"));
        }
        return total;
    }

    private void component(JsonNode component) {
        switch (component.path("type").asInt()) {
            case 1 -> {
                count("a row", component.path("components"), ROW_BUTTONS);
                require(!component.path("components").isEmpty(), "an empty row");
                boolean select = component
                        .path("components")
                        .valueStream()
                        .anyMatch(c -> c.path("type").asInt() != 2);
                require(!select || component.path("components").size() == 1, "a select shares its row");
            }
            case 2 -> button(component);
            case 3 -> {
                customId(component);
                options(component);
                require(!component.path("options").isEmpty(), "a select without options");
            }
            case 5, 6, 7, 8 -> customId(component);
            default -> {}
        }
        atMost("placeholder", component.path("placeholder"), 150);
        component.path("components").forEach(this::component);
        if (component.has("accessory")) {
            component(component.path("accessory"));
        }
    }

    private void button(JsonNode button) {
        atMost("label", button.path("label"), BUTTON_LABEL);
        boolean named = length(button.path("label")) > 0 || button.has("emoji");
        require(named, "a button without label and emoji");
        if (button.path("style").asInt() == 5) {
            atMost("url", button.path("url"), 512);
            require(button.path("url").asString("").matches("(https?|discord)://.+"), "a link without an address");
        } else {
            customId(button);
        }
    }

    private void options(JsonNode select) {
        count("options", select.path("options"), SELECT_OPTIONS);
        Set<String> values = new HashSet<>();
        for (JsonNode option : select.path("options")) {
            atMost("option label", option.path("label"), 100);
            atMost("option value", option.path("value"), 100);
            atMost("option description", option.path("description"), 100);
            require(length(option.path("label")) > 0, "an option without label");
            require(values.add(option.path("value").asString()), "an option's value twice");
        }
    }

    private void customId(JsonNode component) {
        String id = component.path("custom_id").asString("");
        require(!id.isEmpty() && id.length() <= CUSTOM_ID, "a custom id of " + id.length() + " characters");
        require(customIds.add(id), "the custom id " + id + " twice");
    }

    private void atMost(String what, JsonNode text, int most) {
        require(length(text) <= most, what + " has " + length(text) + " characters, " + most + " are allowed");
    }

    private void count(String what, JsonNode list, int most) {
        require(list.size() <= most, what + " has " + list.size() + " items, " + most + " are allowed");
    }

    private static int length(JsonNode text) {
        String value = text.asString("");
        return value.codePointCount(0, value.length());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            complaints.add(otherwise);
        }
    }

    private void end() {
        if (!complaints.isEmpty()) {
            throw RestError.invalidForm(complaints);
        }
    }
}
