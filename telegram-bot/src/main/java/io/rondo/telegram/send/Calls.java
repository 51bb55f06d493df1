package io.rondo.telegram.send;

import io.rondo.telegram.render.Key;
import io.rondo.telegram.render.Part;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaDocument;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The calls of the Bot API behind a message: one call each. */
final class Calls {

    private final TelegramClient client;

    Calls(TelegramClient client) {
        this.client = client;
    }

    /** Sends a new message. @return its number */
    String send(String chat, Optional<String> thread, Part part) throws TelegramApiException {
        Integer threadId = thread.map(Integer::valueOf).orElse(null);
        return number(
                switch (part) {
                    case Part.Text(String html, List<List<Key>> keyboard) ->
                        client.execute(message(chat, threadId, html, keyboard));
                    case Part.LinkedPhoto(String url, String html, List<List<Key>> keyboard) ->
                        client.execute(photo(chat, threadId, new InputFile(url), html, keyboard));
                    case Part.File(
                            String name,
                            byte[] content,
                            boolean picture,
                            String html,
                            List<List<Key>> keyboard) -> {
                        InputFile file = new InputFile(new ByteArrayInputStream(content), name);
                        yield picture
                                ? client.execute(photo(chat, threadId, file, html, keyboard))
                                : client.execute(document(chat, threadId, file, html, keyboard));
                    }
                });
    }

    /** Makes a message say this; its keyboard becomes this one. @return its number */
    String edit(String chat, String messageId, Part part) throws TelegramApiException {
        switch (part) {
            case Part.Text(String html, List<List<Key>> keyboard) -> editText(chat, messageId, html, keyboard);
            case Part.LinkedPhoto(String url, String html, List<List<Key>> keyboard) ->
                editMedia(chat, messageId, new InputMediaPhoto(url), html, keyboard);
            case Part.File(String name, byte[] content, boolean picture, String html, List<List<Key>> keyboard) -> {
                ByteArrayInputStream bytes = new ByteArrayInputStream(content);
                editMedia(
                        chat,
                        messageId,
                        picture ? new InputMediaPhoto(bytes, name) : new InputMediaDocument(bytes, name),
                        html,
                        keyboard);
            }
        }
        return messageId;
    }

    private void editMedia(String chat, String messageId, InputMedia media, String html, List<List<Key>> keyboard)
            throws TelegramApiException {
        if (!html.isEmpty()) {
            media.setCaption(html);
            media.setParseMode(ParseMode.HTML);
        }
        require(client.execute(EditMessageMedia.builder()
                .chatId(chat)
                .messageId(Integer.valueOf(messageId))
                .media(media)
                .replyMarkup(markup(keyboard))
                .build()));
    }

    private void editText(String chat, String messageId, String html, List<List<Key>> keyboard)
            throws TelegramApiException {
        Serializable edited = client.execute(EditMessageText.builder()
                .chatId(chat)
                .messageId(Integer.valueOf(messageId))
                .text(html)
                .parseMode(ParseMode.HTML)
                .linkPreviewOptions(noPreview())
                .replyMarkup(markup(keyboard))
                .build());
        require(edited);
    }

    /** Changes the text under a picture or file. */
    void editCaption(String chat, String messageId, String html, List<List<Key>> keyboard) throws TelegramApiException {
        Serializable edited = client.execute(EditMessageCaption.builder()
                .chatId(chat)
                .messageId(Integer.valueOf(messageId))
                .caption(html)
                .parseMode(ParseMode.HTML)
                .replyMarkup(markup(keyboard))
                .build());
        require(edited);
    }

    private static void require(@Nullable Serializable answer) throws TelegramApiException {
        if (answer == null) {
            throw new TelegramApiException("an answer without a result");
        }
    }

    private static SendMessage message(String chat, @Nullable Integer thread, String html, List<List<Key>> keyboard) {
        return SendMessage.builder()
                .chatId(chat)
                .messageThreadId(thread)
                .text(html)
                .parseMode(ParseMode.HTML)
                .linkPreviewOptions(noPreview())
                .replyMarkup(markup(keyboard))
                .build();
    }

    private static SendPhoto photo(
            String chat, @Nullable Integer thread, InputFile photo, String html, List<List<Key>> keyboard) {
        return SendPhoto.builder()
                .chatId(chat)
                .messageThreadId(thread)
                .photo(photo)
                .caption(html.isEmpty() ? null : html)
                .parseMode(ParseMode.HTML)
                .replyMarkup(markup(keyboard))
                .build();
    }

    private static SendDocument document(
            String chat, @Nullable Integer thread, InputFile file, String html, List<List<Key>> keyboard) {
        return SendDocument.builder()
                .chatId(chat)
                .messageThreadId(thread)
                .document(file)
                .caption(html.isEmpty() ? null : html)
                .parseMode(ParseMode.HTML)
                .replyMarkup(markup(keyboard))
                .build();
    }

    private static LinkPreviewOptions noPreview() {
        return LinkPreviewOptions.builder().isDisabled(true).build();
    }

    private static @Nullable InlineKeyboardMarkup markup(List<List<Key>> keyboard) {
        if (keyboard.isEmpty()) {
            return null;
        }
        List<InlineKeyboardRow> rows = new ArrayList<>();
        for (List<Key> keys : keyboard) {
            rows.add(new InlineKeyboardRow(keys.stream().map(Calls::button).toList()));
        }
        return new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardButton button(Key key) {
        InlineKeyboardButton button = new InlineKeyboardButton(key.label());
        switch (key) {
            case Key.Press press -> button.setCallbackData(press.data());
            case Key.Open open -> button.setUrl(open.url());
        }
        return button;
    }

    private static String number(@Nullable Message sent) throws TelegramApiException {
        if (sent == null || sent.getMessageId() == null) {
            // The library makes an absent result of an answer that it cannot read.
            throw new TelegramApiException("an answer without a message");
        }
        return sent.getMessageId().toString();
    }
}
