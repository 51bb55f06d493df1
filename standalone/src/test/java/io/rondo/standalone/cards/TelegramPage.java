package io.rondo.standalone.cards;

import io.rondo.testkit.telegram.FakeButton;
import io.rondo.testkit.telegram.FakeFile;
import io.rondo.testkit.telegram.FakeMessage;
import java.util.Base64;
import java.util.stream.Collectors;

/** A message of Telegram's as its app shows it on a phone. Pure. */
final class TelegramPage {

    private TelegramPage() {}

    /** HTML of one element with the class {@code screen}. */
    static String of(FakeMessage message) {
        StringBuilder html = new StringBuilder("<div class='screen telegram'><div class='bubble'>");
        if (message.chat().isGroup()) {
            html.append("<div class='who'>Rondo</div>");
        }
        message.file().ifPresent(file -> html.append(file(file)));
        html.append("<div class='content'>")
                .append(message.html().replace("\n", "<br>"))
                .append("<time>")
                .append(message.edits() > 0 ? "edited " : "")
                .append(DiscordMarkdown.clock(message.date()))
                .append("</time></div></div>");
        message.keyboard()
                .forEach(row -> html.append("<div class='row'>")
                        .append(row.stream().map(TelegramPage::button).collect(Collectors.joining()))
                        .append("</div>"));
        return html.append("</div>").toString();
    }

    private static String file(FakeFile file) {
        return file.name().endsWith(".png")
                ? "<img src='data:image/png;base64," + Base64.getEncoder().encodeToString(file.content()) + "'>"
                : "<div class='file'>" + DiscordMarkdown.text(file.name()) + "</div>";
    }

    private static String button(FakeButton button) {
        return "<span class='button'>" + DiscordMarkdown.text(button.label())
                + (button.url().isPresent() ? "<i>↗</i>" : "") + "</span>";
    }
}
