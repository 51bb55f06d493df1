package io.rondo.telegram.render;

import io.rondo.chat.Pages;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.Attachment;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.telegram.api.TelegramHtml;
import io.rondo.telegram.api.TextSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes Telegram's messages of replies: HTML, inline keyboards, captions under pictures and files, long texts in several
 * messages with the keyboard under the last. Safe to use from several threads.
 */
public final class TelegramRenderer {

    private static final String PICTURE = "image/";

    private final Keyboards keyboards;

    /** @param data what a button carries for an action, at most 64 bytes */
    public TelegramRenderer(Function<Action, String> data) {
        this.keyboards = new Keyboards(data);
    }

    /** The messages, in the order in which they are to be sent; none where there is nothing to show. */
    public List<Part> render(Reply reply) {
        return switch (reply) {
            case Reply.Nothing nothing -> List.of();
            case Reply.Text text -> text(text);
            case Reply.Card card -> card(card);
            case Reply.Listing listing -> listing(listing);
            case Reply.Form form -> form(form);
            case Reply.Several(List<Reply> replies) ->
                replies.stream().flatMap(one -> render(one).stream()).toList();
        };
    }

    private List<Part> text(Reply.Text text) {
        String html = withLinks(Html.of(text.text()), text.rows());
        List<List<Key>> keyboard = keyboards.keyboard(text.rows());
        if (text.files().isEmpty()) {
            return texts(html, keyboard);
        }
        boolean asCaption = isCaption(html);
        List<Part> parts = new ArrayList<>(asCaption ? List.of() : texts(html, keyboard));
        for (Attachment file : text.files()) {
            boolean first = asCaption && parts.isEmpty();
            parts.add(new Part.File(
                    file.fileName(),
                    file.content(),
                    file.contentType().startsWith(PICTURE),
                    caption(first ? html : "", file),
                    first ? keyboard : List.of()));
        }
        return List.copyOf(parts);
    }

    /** The words that stand for a picture are under it, if they fit there. */
    private static String caption(String html, Attachment file) {
        if (file.alternative().isBlank()) {
            return html;
        }
        String described = lines(html, TelegramHtml.italic(file.alternative()));
        return isCaption(described) ? described : html;
    }

    private List<Part> card(Reply.Card card) {
        List<String> blocks = new ArrayList<>();
        blocks.add(lines(TelegramHtml.bold(card.title()), Html.of(card.text())));
        card.fields().stream().map(TelegramRenderer::field).forEach(blocks::add);
        card.footer().ifPresent(footer -> blocks.add("<i>" + Html.of(footer) + "</i>"));
        String html = withLinks(
                String.join(
                        "\n\n",
                        blocks.stream().filter(block -> !block.isBlank()).toList()),
                card.rows());
        List<List<Key>> keyboard = keyboards.keyboard(card.rows());
        return card.picture().map(picture -> pictured(picture, html, keyboard)).orElseGet(() -> texts(html, keyboard));
    }

    /** Telegram has no place for the words that stand for a picture, so they stand under it. */
    private static List<Part> pictured(Reply.Picture picture, String html, List<List<Key>> keyboard) {
        String described = lines(html, TelegramHtml.italic(picture.alternative()));
        if (PublicUrl.isOne(picture.url()) && isCaption(described)) {
            return List.of(new Part.LinkedPhoto(picture.url(), described, keyboard));
        }
        return texts(described, keyboard);
    }

    private static String field(Reply.Field field) {
        String value = Html.of(field.value());
        return value.contains("\n")
                ? lines(TelegramHtml.bold(field.name()), value)
                : TelegramHtml.bold(field.name() + ":") + " " + value;
    }

    /** Telegram's buttons stand under the whole message, so an item's buttons say whose they are by its number. */
    private List<Part> listing(Reply.Listing listing) {
        boolean numbered = listing.items().stream()
                        .filter(item -> !item.buttons().isEmpty())
                        .count()
                > 1;
        List<String> blocks = new ArrayList<>();
        List<ButtonRow> rows = new ArrayList<>();
        blocks.add(Html.of(listing.title()));
        for (int i = 0; i < listing.items().size(); i++) {
            Reply.Item item = listing.items().get(i);
            String number = numbered ? (i + 1) + ". " : "";
            blocks.add(number + Html.of(item.text()));
            rows.add(new ButtonRow(item.buttons().stream()
                    .map(button -> labelled(number, button))
                    .toList()));
        }
        if (listing.pages() > 1) {
            blocks.add(listing.page() + "/" + listing.pages());
        }
        rows.addAll(listing.rows());
        rows.add(new ButtonRow(turns(listing)));
        return texts(withLinks(String.join("\n\n", blocks), rows), keyboards.keyboard(rows));
    }

    private static Button labelled(String number, Button button) {
        return switch (button) {
            case Button.Press press -> new Button.Press(number + press.label(), press.action(), press.style());
            case Button.Open open -> new Button.Open(number + open.label(), open.url());
            case Button.Channels none -> none;
        };
    }

    private static List<Button> turns(Reply.Listing listing) {
        return listing.turn()
                .map(turn -> Stream.of(listing.page() - 1, listing.page() + 1)
                        .filter(page -> page >= 1 && page <= listing.pages())
                        .map(page -> Button.normal(
                                page < listing.page() ? "◀ " + page : page + " ▶", turn.with(Pages.PAGE, page)))
                        .toList())
                .orElse(List.of());
    }

    /** Forms are asked question after question before they come here; one that comes all the same is at least readable. */
    private static List<Part> form(Reply.Form form) {
        List<String> lines = new ArrayList<>();
        lines.add(TelegramHtml.bold(form.title()));
        form.notice().map(Html::of).ifPresent(lines::add);
        form.questions().stream()
                .map(Question::label)
                .map(TelegramHtml::escape)
                .findFirst()
                .ifPresent(lines::add);
        return texts(String.join("\n", lines), List.of());
    }

    private static String withLinks(String html, List<ButtonRow> rows) {
        List<String> lines = new ArrayList<>(List.of(html));
        Keyboards.unshowable(rows).forEach(button -> lines.add(Html.spelled(button.label(), button.url())));
        return lines(lines.toArray(String[]::new));
    }

    private static String lines(String... lines) {
        return String.join(
                "\n", Stream.of(lines).filter(line -> !line.isBlank()).toList());
    }

    private static boolean isCaption(String html) {
        return TextSplitter.html(html, TelegramHtml.LONGEST_CAPTION).size() <= 1;
    }

    private static List<Part> texts(String html, List<List<Key>> keyboard) {
        List<String> pieces = TextSplitter.html(html, TelegramHtml.LONGEST_TEXT);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1;
            parts.add(new Part.Text(pieces.get(i), last ? keyboard : List.of()));
        }
        return List.copyOf(parts);
    }
}
