package io.rondo.chat.reply;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What goes out: data that each bot renders in its platform's manner. Written to JSON into {@code handled_requests} and
 * {@code deliveries}, so old JSON must stay readable. Immutable.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
public sealed interface Reply {

    /** Nothing is shown: an unheard line in a group. */
    @JsonTypeName("nothing")
    record Nothing() implements Reply {}

    /** A message of text, with buttons in rows and files. */
    @JsonTypeName("text")
    record Text(RichText text, List<ButtonRow> rows, List<Attachment> files) implements Reply {
        public Text {
            rows = List.copyOf(rows);
            files = List.copyOf(files);
        }

        public Text with(ButtonRow... more) {
            return with(List.of(more));
        }

        /** The same with more rows of buttons; empty rows are left out. */
        public Text with(List<ButtonRow> more) {
            List<ButtonRow> all = new ArrayList<>(rows);
            more.stream().filter(row -> !row.buttons().isEmpty()).forEach(all::add);
            return new Text(text, all, files);
        }

        public Text with(Attachment file) {
            List<Attachment> all = new ArrayList<>(files);
            all.add(file);
            return new Text(text, rows, all);
        }
    }

    /** A card: what an embed is on Discord, a formatted text (with its picture) on Telegram. */
    @JsonTypeName("card")
    record Card(
            String title,
            RichText text,
            List<Field> fields,
            Optional<Picture> picture,
            Optional<Integer> colour,
            Optional<RichText> footer,
            List<ButtonRow> rows)
            implements Reply {
        public Card {
            fields = List.copyOf(fields);
            rows = List.copyOf(rows);
        }

        public static Card of(String title, RichText text) {
            return new Card(title, text, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }

        public Card with(ButtonRow... more) {
            return with(List.of(more));
        }

        /** The same with more rows of buttons; empty rows are left out. */
        public Card with(List<ButtonRow> more) {
            List<ButtonRow> all = new ArrayList<>(rows);
            more.stream().filter(row -> !row.buttons().isEmpty()).forEach(all::add);
            return new Card(title, text, fields, picture, colour, footer, all);
        }

        public Card field(String name, RichText value) {
            List<Field> all = new ArrayList<>(fields);
            all.add(new Field(name, value));
            return new Card(title, text, all, picture, colour, footer, rows);
        }

        public Card colour(Optional<Integer> newColour) {
            return new Card(title, text, fields, picture, newColour, footer, rows);
        }

        public Card footer(RichText newFooter) {
            return new Card(title, text, fields, picture, colour, Optional.of(newFooter), rows);
        }
    }

    /**
     * One page of a list: items under one another with their buttons, and the way to the other pages.
     *
     * @param page counted from 1
     * @param turn the action that shows another page, given its {@code page} option; empty where there is only one
     */
    @JsonTypeName("listing")
    record Listing(RichText title, List<Item> items, int page, int pages, Optional<Action> turn, List<ButtonRow> rows)
            implements Reply {
        public Listing {
            items = List.copyOf(items);
            rows = List.copyOf(rows);
        }
    }

    /** Questions to fill; the answers complete the action. FORM commands only: a form cannot follow a deferral. */
    @JsonTypeName("form")
    record Form(String title, Optional<RichText> notice, List<Question> questions, Action submit) implements Reply {
        public Form {
            questions = List.copyOf(questions);
        }
    }

    /** Several messages after one another; the first is the answer, the others follow. */
    @JsonTypeName("several")
    record Several(List<Reply> replies) implements Reply {
        public Several {
            replies = List.copyOf(replies);
        }
    }

    /** One entry of a list. */
    record Item(RichText text, List<Button> buttons) {
        public Item {
            buttons = List.copyOf(buttons);
        }
    }

    record Field(String name, RichText value) {}

    /** @param alternative what the picture says, for those who cannot see it */
    record Picture(String url, String alternative) {}

    /**
     * A small file made by us, such as an {@code .ics}.
     *
     * @param alternative what a picture says, for those who cannot see it; empty for what is no picture
     */
    record Attachment(String fileName, String contentType, byte[] content, String alternative) {

        public Attachment {
            // Rows written before there was one have none.
            alternative = Objects.requireNonNullElse(alternative, "");
        }

        public Attachment(String fileName, String contentType, byte[] content) {
            this(fileName, contentType, content, "");
        }

        public static Attachment picture(String fileName, byte[] png, String alternative) {
            return new Attachment(fileName, "image/png", png, alternative);
        }
    }

    /** Buttons side by side; a platform breaks the row where labels are long. */
    record ButtonRow(List<Button> buttons) {
        public ButtonRow {
            buttons = List.copyOf(buttons);
        }

        public static ButtonRow of(Button... buttons) {
            return new ButtonRow(List.of(buttons));
        }
    }

    /** The messages that it consists of, one after the other, so that each can be sent by itself; none where nothing is shown. */
    default List<Reply> messages() {
        return switch (this) {
            case Nothing nothing -> List.of();
            case Several(List<Reply> replies) ->
                replies.stream().flatMap(one -> one.messages().stream()).toList();
            default -> List.of(this);
        };
    }

    static Text text(RichText text) {
        return new Text(text, List.of(), List.of());
    }

    static Text text(RichText text, ButtonRow... rows) {
        return text(text).with(rows);
    }

    static Reply nothing() {
        return new Nothing();
    }
}
