package io.rondo.testkit.discord.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A message's content as people read it, from the JSON that Discord would deliver. */
public record Screen(String content, List<DiscordEmbed> embeds, List<List<DiscordComponent>> rows, List<String> texts) {

    private static final Pattern COMMAND = Pattern.compile("</([^:<>]+):\\d+>");

    /** Reads a message. */
    public static Screen of(JsonNode message) {
        List<DiscordEmbed> embeds = new ArrayList<>();
        message.path("embeds").forEach(e -> embeds.add(DiscordEmbed.of(e)));
        List<String> texts = new ArrayList<>();
        texts(message.path("components"), texts);
        return new Screen(
                shown(message.path("content").asString("")),
                embeds,
                DiscordComponent.rows(message.path("components")),
                texts);
    }

    /** As Discord shows it to everybody: a mention of a command by the name that was written in it. */
    static String shown(String markdown) {
        return COMMAND.matcher(markdown).replaceAll("/$1");
    }

    private static void texts(JsonNode components, List<String> into) {
        for (JsonNode component : components) {
            String content = component.path("content").asString("");
            if (!content.isEmpty()) {
                into.add(shown(content));
            }
            texts(component.path("components"), into);
        }
    }

    /** Everything that a person reads, buttons aside. */
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add(content);
        embeds.forEach(e -> parts.add(e.text()));
        parts.addAll(texts);
        return parts.stream().filter(p -> !p.isBlank()).collect(Collectors.joining("\n"));
    }

    /** The text, and beneath it the rows of buttons as {@code [Register] [Details]} and selects as {@code ▾}. */
    public String rendered() {
        List<String> lines = new ArrayList<>(List.of(text()));
        for (List<DiscordComponent> row : rows) {
            lines.add(row.stream().map(Screen::rendered).collect(Collectors.joining(" ")));
        }
        return String.join("\n", lines);
    }

    private static String rendered(DiscordComponent component) {
        if (component.isButton()) {
            String label = component.url().isPresent() ? component.label() + " ↗" : component.label();
            return component.disabled() ? "(" + label + ")" : "[" + label + "]";
        }
        return "▾ " + component.label() + ": "
                + component.options().stream()
                        .map(o -> o.chosen() ? "✓" + o.label() : o.label())
                        .collect(Collectors.joining(" / "));
    }
}
