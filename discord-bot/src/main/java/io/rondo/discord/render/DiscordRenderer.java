package io.rondo.discord.render;

import io.rondo.chat.Pages;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.Attachment;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * Makes Discord's messages of replies: markdown, embeds, buttons and selects, files, long texts in several messages with the
 * buttons below the last; and modals of forms. Nobody is ever pinged. Safe to use from several threads.
 */
public final class DiscordRenderer {

    private static final String PICTURE = "image/";

    private final Buttons buttons;
    private final CommandMentions commands;

    /** @param data what a button carries for an action, at most 64 characters and no {@code #} */
    public DiscordRenderer(Function<Action, String> data) {
        this(data, new CommandMentions());
    }

    /** @param commands what Discord knows the commands by, as far as that is known */
    public DiscordRenderer(Function<Action, String> data, CommandMentions commands) {
        this.buttons = new Buttons(data);
        this.commands = commands;
    }

    /**
     * The messages, in the order in which they are to be sent; none where there is nothing to show. A form becomes a message
     * that says what would be asked: where a modal may be shown, {@link #modal} is the answer.
     */
    public List<MessageCreateData> messages(Reply reply) {
        return switch (reply) {
            case Reply.Nothing nothing -> List.of();
            case Reply.Text text -> text(text);
            case Reply.Card card -> card(card);
            case Reply.Listing listing -> listing(listing);
            case Reply.Form form -> form(form);
            case Reply.Several(List<Reply> replies) ->
                replies.stream().flatMap(one -> messages(one).stream()).toList();
        };
    }

    /** A message as the edit that makes an earlier one say this and nothing else. */
    public static MessageEditData edit(MessageCreateData message) {
        return MessageEditBuilder.fromCreateData(message).build();
    }

    /**
     * The form as a modal: its first five questions, those that need an answer before the others. Each input's custom id is
     * the question's name.
     *
     * @param customId what the modal is sent back with, at most 100 characters
     * @throws IllegalArgumentException for a form without questions
     */
    public static Modal modal(Reply.Form form, String customId) {
        return Modals.of(form, customId);
    }

    private List<MessageCreateData> text(Reply.Text text) {
        RichText whole = text.text();
        List<String> links = links(text.rows());
        return message(contents(whole, links), List.of(), text.rows(), text.files());
    }

    private List<String> contents(RichText text, List<String> links) {
        List<String> pieces = new ArrayList<>(Pieces.of(text, Message.MAX_CONTENT_LENGTH, commands));
        for (String link : links) {
            if (!pieces.isEmpty() && pieces.getLast().length() + link.length() < Message.MAX_CONTENT_LENGTH) {
                pieces.set(pieces.size() - 1, pieces.getLast() + "\n" + link);
            } else {
                pieces.add(Labels.cut(link, Message.MAX_CONTENT_LENGTH));
            }
        }
        return pieces;
    }

    private static List<String> links(List<ButtonRow> rows) {
        return Buttons.unshowable(rows).stream()
                .map(button -> Markdown.spelled(button.label(), button.url()))
                .toList();
    }

    private List<MessageCreateData> card(Reply.Card card) {
        return message(List.of(), Embeds.of(card, links(card.rows()), commands), card.rows(), List.of());
    }

    /** Buttons stand below the whole message, so an item's buttons say whose they are by its number. */
    private List<MessageCreateData> listing(Reply.Listing listing) {
        boolean numbered = listing.items().stream()
                        .filter(item -> !item.buttons().isEmpty())
                        .count()
                > 1;
        List<RichText> blocks = new ArrayList<>();
        List<ButtonRow> rows = new ArrayList<>();
        blocks.add(listing.title());
        for (int i = 0; i < listing.items().size(); i++) {
            Reply.Item item = listing.items().get(i);
            String number = numbered ? (i + 1) + ". " : "";
            blocks.add(RichText.plain(number).then(item.text()));
            rows.add(new ButtonRow(item.buttons().stream()
                    .map(button -> labelled(number, button))
                    .toList()));
        }
        if (listing.pages() > 1) {
            blocks.add(RichText.plain(listing.page() + "/" + listing.pages()));
        }
        rows.addAll(listing.rows());
        rows.add(new ButtonRow(turns(listing)));
        return message(contents(paragraphs(blocks), links(rows)), List.of(), rows, List.of());
    }

    private static RichText paragraphs(List<RichText> blocks) {
        RichText text = RichText.EMPTY;
        for (RichText block : blocks) {
            text = text.isEmpty() ? block : text.then(RichText.plain("\n\n")).then(block);
        }
        return text;
    }

    private static Button labelled(String number, Button button) {
        return switch (button) {
            case Button.Press press -> new Button.Press(number + press.label(), press.action(), press.style());
            case Button.Open open -> new Button.Open(number + open.label(), open.url());
            case Button.Channels channels ->
                new Button.Channels(number + channels.label(), channels.action(), channels.chosen());
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

    private List<MessageCreateData> form(Reply.Form form) {
        List<RichText> lines = new ArrayList<>();
        lines.add(RichText.bold(form.title()));
        form.notice().ifPresent(lines::add);
        form.questions().stream().map(Question::label).map(RichText::plain).forEach(lines::add);
        return message(contents(RichText.lines(lines), List.of()), List.of(), List.of(), List.of());
    }

    /** One message for each text and each embed; buttons and files are with the last. */
    private List<MessageCreateData> message(
            List<String> contents, List<MessageEmbed> embeds, List<ButtonRow> rows, List<Attachment> files) {
        List<MessageCreateBuilder> messages = new ArrayList<>();
        contents.forEach(content -> messages.add(empty().setContent(content)));
        embeds.forEach(embed -> messages.add(empty().setEmbeds(embed)));
        if (messages.isEmpty() && (!files.isEmpty() || !buttons.rows(rows).isEmpty())) {
            messages.add(empty());
        }
        if (!messages.isEmpty()) {
            messages.getLast().setComponents(buttons.rows(rows)).setFiles(uploads(files));
        }
        return messages.stream().map(MessageCreateBuilder::build).toList();
    }

    private static MessageCreateBuilder empty() {
        return new MessageCreateBuilder().setAllowedMentions(List.of());
    }

    private static List<FileUpload> uploads(List<Attachment> files) {
        return files.stream()
                .limit(Message.MAX_FILE_AMOUNT)
                .map(DiscordRenderer::upload)
                .toList();
    }

    private static FileUpload upload(Attachment file) {
        FileUpload upload = FileUpload.fromData(file.content(), file.fileName());
        boolean described =
                file.contentType().startsWith(PICTURE) && !file.alternative().isBlank();
        return described
                ? upload.setDescription(Labels.cut(file.alternative(), AttachedFile.MAX_DESCRIPTION_LENGTH))
                : upload;
    }
}
