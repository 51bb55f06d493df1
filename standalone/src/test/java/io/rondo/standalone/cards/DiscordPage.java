package io.rondo.standalone.cards;

import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.view.DiscordComponent;
import io.rondo.testkit.discord.view.DiscordEmbed;
import java.util.Base64;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A message of Discord's as its app shows it on a phone, in the dark. Pure. */
record DiscordPage(DiscordMarkdown markdown) {

    /** HTML of one element with the class {@code screen}. */
    String of(DiscordMessage message) {
        StringBuilder html =
                new StringBuilder("<div class='screen discord'><div class='avatar'>R</div><div class='said'>");
        html.append("<div class='who'><b>Rondo</b> <span class='app'>APP</span> <time>")
                .append(DiscordMarkdown.clock(message.history().sentAt()))
                .append("</time></div>");
        if (!message.content().isEmpty()) {
            html.append("<div class='content'>")
                    .append(markdown.html(message.content()))
                    .append("</div>");
        }
        message.embeds().forEach(embed -> html.append(embed(embed)));
        message.files().forEach((part, file) -> html.append(file(file.name(), file.content(), described(message))));
        message.screen()
                .rows()
                .forEach(row -> html.append("<div class='row'>")
                        .append(row.stream().map(one -> component(one, message)).collect(Collectors.joining()))
                        .append("</div>"));
        if (message.isEphemeral()) {
            html.append("<div class='only'>Only you can see this • <u>Dismiss message</u></div>");
        }
        message.thread()
                .ifPresent(thread -> html.append("<div class='thread'><b>")
                        .append(DiscordMarkdown.text(thread.name()))
                        .append("</b> <u>")
                        .append(thread.messages().size())
                        .append(" messages ›</u></div>"));
        return html.append("</div></div>").toString();
    }

    private String embed(DiscordEmbed embed) {
        StringBuilder html = new StringBuilder("<div class='embed'");
        embed.colour().ifPresent(colour -> html.append(" style='border-color:#%06x'".formatted(colour)));
        html.append("><h3>").append(markdown.html(embed.title())).append("</h3>");
        html.append(markdown.html(embed.description()));
        embed.fields()
                .forEach(field -> html.append("<h4>")
                        .append(markdown.html(field.name()))
                        .append("</h4>")
                        .append(markdown.html(field.value())));
        if (!embed.footer().isEmpty()) {
            html.append("<footer>").append(DiscordMarkdown.text(embed.footer())).append("</footer>");
        }
        return html.append("</div>").toString();
    }

    private static String described(DiscordMessage message) {
        for (JsonNode attachment : message.parts().path("attachments")) {
            return attachment.path("description").asString("");
        }
        return "";
    }

    private static String file(String name, byte[] content, String description) {
        if (!name.endsWith(".png")) {
            return "<div class='file'>" + DiscordMarkdown.text(name) + "</div>";
        }
        return "<img alt='" + DiscordMarkdown.text(description) + "' src='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(content) + "'>";
    }

    private static String component(DiscordComponent component, DiscordMessage message) {
        String label = DiscordMarkdown.text(component.label());
        if (!component.isButton()) {
            return "<span class='select'>" + label + "<i>⌄</i></span>";
        }
        String style = component.url().isPresent() ? "link" : "style" + style(message, component);
        return "<span class='button " + style + "'>" + label + (component.url().isPresent() ? " ↗" : "") + "</span>";
    }

    private static int style(DiscordMessage message, DiscordComponent component) {
        for (JsonNode row : message.parts().path("components")) {
            for (JsonNode one : row.path("components")) {
                if (component
                        .customId()
                        .filter(one.path("custom_id").asString("")::equals)
                        .isPresent()) {
                    return one.path("style").asInt(2);
                }
            }
        }
        return 2;
    }
}
