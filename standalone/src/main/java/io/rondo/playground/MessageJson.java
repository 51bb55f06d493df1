package io.rondo.playground;

import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.tx.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as the HTTP API shows them. Never called within a unit of work: a long button payload is stored in its own. */
final class MessageJson {

    /** Not in a button's alphabet, so that no signed button can be taken for a link. */
    private static final String LINK_PREFIX = "open.";

    private final ButtonCodec buttons;

    MessageJson(ButtonCodec buttons) {
        this.buttons = buttons;
    }

    static boolean isLink(String buttonId) {
        return buttonId.startsWith(LINK_PREFIX);
    }

    /** As the API's table says; with {@code rich}, also the reply with its spans and rows, for the page. */
    JsonNode write(PostedMessage message, boolean rich) {
        Reply reply = message.content();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", Long.toString(message.id()));
        node.put("revision", message.revision());
        node.put("chat", message.room().shownName());
        node.put("private", message.viewer().isPresent());
        node.put("edited", message.edited());
        message.author().ifPresent(author -> node.put("author", author));
        addContent(node, reply);
        addButtons(node, shownButtons(message.id(), reply));
        node.put("at", message.at().toString());
        if (rich) {
            node.set("reply", richReply(message));
        }
        return node;
    }

    private static void addContent(ObjectNode node, Reply reply) {
        switch (reply) {
            case Reply.Text text -> node.put("text", text.text().plain());
            case Reply.Card card -> node.set("card", card(card));
            case Reply.Listing listing -> node.put("text", listingText(listing));
            case Reply.Form form -> {
                node.put(
                        "text",
                        form.notice()
                                .map(notice -> form.title() + "\n" + notice.plain())
                                .orElse(form.title()));
                node.set("form", form(form));
            }
            case Reply.Nothing _, Reply.Several _ -> throw new IllegalStateException("Not one message: " + reply);
        }
    }

    private static ObjectNode card(Reply.Card card) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("title", card.title());
        String text = Stream.concat(Stream.of(card.text()), card.footer().stream())
                .filter(part -> !part.isEmpty())
                .map(RichText::plain)
                .reduce((above, below) -> above + "\n" + below)
                .orElse("");
        if (!text.isEmpty()) {
            node.put("text", text);
        }
        if (!card.fields().isEmpty()) {
            ArrayNode fields = node.putArray("fields");
            card.fields()
                    .forEach(field -> fields.addObject()
                            .put("name", field.name())
                            .put("value", field.value().plain()));
        }
        card.picture().ifPresent(picture -> node.put("image", picture.url()));
        return node;
    }

    private static String listingText(Reply.Listing listing) {
        List<String> lines = new ArrayList<>();
        if (!listing.title().isEmpty()) {
            lines.add(listing.title().plain());
        }
        listing.items().forEach(item -> lines.add(item.text().plain()));
        return String.join("\n", lines);
    }

    private static ObjectNode form(Reply.Form form) {
        ObjectNode node = Json.mapper().createObjectNode();
        ArrayNode fields = node.putArray("fields");
        for (Question question : form.questions()) {
            ObjectNode field = fields.addObject()
                    .put("name", question.name())
                    .put("label", question.label())
                    .put("type", Names.key(question.kind()))
                    .put("required", question.required());
            question.value().ifPresent(value -> field.put("value", value));
            if (!question.choices().isEmpty()) {
                ArrayNode choices = field.putArray("choices");
                question.choices()
                        .forEach(choice ->
                                choices.addObject().put("value", choice.value()).put("label", choice.label()));
            }
        }
        return node;
    }

    private void addButtons(ObjectNode node, List<Button> shown) {
        ArrayNode array = Json.mapper().createArrayNode();
        int number = 0;
        for (Button button : shown) {
            number++;
            switch (button) {
                case Button.Press press ->
                    encode(press.action())
                            .ifPresent(id -> array.addObject().put("id", id).put("label", press.label()));
                case Button.Channels none -> {}
                case Button.Open open ->
                    array.addObject()
                            .put("id", LINK_PREFIX + number)
                            .put("label", open.label())
                            .put("url", open.url());
            }
        }
        if (!array.isEmpty()) {
            node.set("buttons", array);
        }
    }

    /** Empty for a command that is no more: an old message is then shown without that button. */
    private Optional<String> encode(Action action) {
        try {
            return Optional.of(buttons.encode(action));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** All buttons of the message in reading order; files and the other pages of a list among them. */
    static List<Button> shownButtons(long messageId, Reply reply) {
        return switch (reply) {
            case Reply.Text text ->
                Stream.concat(inRows(text.rows()), files(messageId, text)).toList();
            case Reply.Card card -> inRows(card.rows()).toList();
            case Reply.Listing listing ->
                Stream.of(
                                listing.items().stream().flatMap(item -> item.buttons().stream()),
                                inRows(listing.rows()),
                                turns(listing))
                        .flatMap(some -> some)
                        .toList();
            case Reply.Form _, Reply.Nothing _, Reply.Several _ -> List.of();
        };
    }

    private static Stream<Button> inRows(List<Reply.ButtonRow> rows) {
        return rows.stream().flatMap(row -> row.buttons().stream());
    }

    private static Stream<Button> files(long messageId, Reply.Text text) {
        List<Button> links = new ArrayList<>();
        for (Reply.Attachment file : text.files()) {
            links.add(Button.open(file.fileName(), "/playground/files/" + messageId + "/" + (links.size() + 1)));
        }
        return links.stream();
    }

    private static Stream<Button> turns(Reply.Listing listing) {
        Optional<Action> turn = listing.turn().filter(_ -> listing.pages() > 1);
        return turn.stream()
                .flatMap(action -> Stream.of(
                                page(listing, action, listing.page() - 1, "◀ "),
                                page(listing, action, listing.page() + 1, "▶ "))
                        .flatMap(Optional::stream));
    }

    private static Optional<Button> page(Reply.Listing listing, Action turn, int page, String arrow) {
        return page < 1 || page > listing.pages()
                ? Optional.empty()
                : Optional.of(Button.normal(arrow + page + "/" + listing.pages(), turn.with("page", page)));
    }

    /** The reply as it is stored, without what only the core may know: actions become button ids. */
    private JsonNode richReply(PostedMessage message) {
        JsonNode tree = Json.parse(message.reply());
        if (tree instanceof ObjectNode reply) {
            reply.remove(List.of("submit", "turn"));
            List<Button> turns = message.content() instanceof Reply.Listing listing
                    ? turns(listing).toList()
                    : List.of();
            if (!turns.isEmpty()) {
                reply.set("turns", Json.tree(turns));
            }
            for (JsonNode file : reply.path("files")) {
                JsonNode content = ((ObjectNode) file).remove("content");
                ((ObjectNode) file).put("version", Integer.toHexString(content.hashCode()));
            }
        }
        encodeActions(tree);
        return tree;
    }

    private void encodeActions(JsonNode node) {
        if (node instanceof ObjectNode object && object.get("action") instanceof ObjectNode action) {
            object.remove("action");
            encode(Json.read(action, Action.class)).ifPresent(id -> object.put("id", id));
        }
        node.forEach(this::encodeActions);
    }
}
