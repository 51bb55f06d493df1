package io.rondo.town;

import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads on a reply, whatever its kind. */
public final class Shown {

    private Shown() {}

    public static String text(Reply reply) {
        return switch (reply) {
            case Reply.Nothing nothing -> "";
            case Reply.Text text -> text.text().plain();
            case Reply.Card card ->
                card.title() + "\n" + card.text().plain() + "\n"
                        + card.fields().stream()
                                .map(field ->
                                        field.name() + ": " + field.value().plain())
                                .collect(Collectors.joining("\n"))
                        + card.footer().map(footer -> "\n" + footer.plain()).orElse("");
            case Reply.Listing listing ->
                listing.title().plain() + "\n"
                        + listing.items().stream()
                                .map(item -> item.text().plain())
                                .collect(Collectors.joining("\n"));
            case Reply.Form form ->
                form.title()
                        + form.notice().map(notice -> "\n" + notice.plain()).orElse("");
            case Reply.Several several ->
                several.replies().stream().map(Shown::text).collect(Collectors.joining("\n\n"));
        };
    }

    public static List<Button> buttons(Reply reply) {
        return switch (reply) {
            case Reply.Nothing nothing -> List.of();
            case Reply.Text text -> ofRows(text.rows());
            case Reply.Card card -> ofRows(card.rows());
            case Reply.Listing listing ->
                Stream.concat(
                                listing.items().stream().flatMap(item -> item.buttons().stream()),
                                ofRows(listing.rows()).stream())
                        .toList();
            case Reply.Form form -> List.of();
            case Reply.Several several ->
                several.replies().stream().flatMap(one -> buttons(one).stream()).toList();
        };
    }

    public static List<String> labels(Reply reply) {
        return buttons(reply).stream().map(Button::label).toList();
    }

    private static List<Button> ofRows(List<ButtonRow> rows) {
        return rows.stream().flatMap(row -> row.buttons().stream()).toList();
    }
}
