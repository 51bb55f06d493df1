package io.rondo.telegram.update;

import io.rondo.chat.Incoming;
import io.rondo.chat.Incoming.Input;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.dispatch.CommandLine;
import io.rondo.telegram.BotIdentity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Says what an update of Telegram means in our words. Pure. */
public final class UpdateTranslator {

    private static final Told NOTHING = new Told.Nothing();
    private static final Set<String> IN_CHAT = Set.of("creator", "administrator", "member", "restricted");
    private static final int LONGEST_NAME = 200;
    private static final String PRIVATE = "private";

    private final BotIdentity bot;

    public UpdateTranslator(BotIdentity bot) {
        this.bot = bot;
    }

    /** The chat that the update belongs to; empty where it belongs to none. */
    static String chatOf(Update update) {
        return Stream.of(
                        Optional.ofNullable(update.getMessage()).map(Message::getChat),
                        Optional.ofNullable(update.getCallbackQuery())
                                .flatMap(query -> Optional.ofNullable(query.getMessage()))
                                .map(UpdateTranslator::chatOf),
                        Optional.ofNullable(update.getMyChatMember()).map(ChatMemberUpdated::getChat),
                        Optional.ofNullable(update.getChatMember()).map(ChatMemberUpdated::getChat))
                .flatMap(Optional::stream)
                .findFirst()
                .map(chat -> chat.getId().toString())
                .orElse("");
    }

    public Told translate(Update update) {
        String requestId = "telegram:" + bot.id() + ":" + update.getUpdateId();
        if (update.getMessage() != null) {
            return message(requestId, update.getMessage());
        }
        if (update.getCallbackQuery() != null) {
            return press(requestId, update.getCallbackQuery());
        }
        if (update.getMyChatMember() != null) {
            return botsStanding(update.getMyChatMember());
        }
        if (update.getChatMember() != null) {
            return new Told.RightsChanged(
                    update.getChatMember().getChat().getId().toString());
        }
        // An edited message is no new request: what it asked for was done when it was sent.
        return NOTHING;
    }

    private Told message(String requestId, Message message) {
        Chat chat = message.getChat();
        String chatId = chat.getId().toString();
        if (message.getMigrateToChatId() != null) {
            return new Told.Moved(chatId, message.getMigrateToChatId().toString());
        }
        if (message.getMigrateFromChatId() != null) {
            return new Told.Moved(message.getMigrateFromChatId().toString(), chatId);
        }
        Optional<Input.Line> line = line(message);
        if (line.isEmpty() || Boolean.TRUE.equals(message.getIsAutomaticForward())) {
            return NOTHING;
        }
        if (message.getSenderChat() != null) {
            return hidden(requestId, message, line.get());
        }
        User from = message.getFrom();
        if (from == null || Boolean.TRUE.equals(from.getIsBot())) {
            return NOTHING;
        }
        return new Told.Asked(
                new Incoming(
                        requestId,
                        Platform.TELEGRAM,
                        sender(from, chat),
                        chat(chat, thread(message), null),
                        line.get()),
                Optional.empty());
    }

    /** What was written; in a private chat anything that is no text is heard as an empty line, so that it is not met with silence. */
    private Optional<Input.Line> line(Message message) {
        String text = Stream.of(Optional.ofNullable(message.getText()), Optional.ofNullable(message.getCaption()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        if (isPrivate(message.getChat())) {
            return text.isBlank() && !hasContent(message) ? Optional.empty() : Optional.of(new Input.Line(text, true));
        }
        return text.isBlank() ? Optional.empty() : CommandLine.heardBy(bot.username(), text);
    }

    private static boolean hasContent(Message message) {
        return Stream.of(
                        message.getSticker(),
                        message.getPhoto(),
                        message.getDocument(),
                        message.getVoice(),
                        message.getVideo(),
                        message.getVideoNote(),
                        message.getAudio(),
                        message.getAnimation(),
                        message.getLocation(),
                        message.getContact(),
                        message.getPoll(),
                        message.getDice(),
                        message.getText())
                .anyMatch(content -> content != null);
    }

    private Told hidden(String requestId, Message message, Input.Line line) {
        Chat behind = message.getSenderChat();
        Incoming.Sender nobody = new Incoming.Sender(
                behind.getId().toString(),
                Optional.empty(),
                name(Optional.ofNullable(behind.getTitle()).orElse("")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Chat chat = message.getChat();
        return new Told.Hidden(
                new Incoming(requestId, Platform.TELEGRAM, nobody, chat(chat, thread(message), null), line),
                !behind.getId().equals(chat.getId()));
    }

    private static Told press(String requestId, CallbackQuery query) {
        MaybeInaccessibleMessage message = query.getMessage();
        if (message == null || query.getData() == null) {
            return new Told.IdlePress(query.getId());
        }
        Chat chat = chatOf(message);
        Optional<String> thread = message instanceof Message accessible ? thread(accessible) : Optional.empty();
        return new Told.Asked(
                new Incoming(
                        requestId,
                        Platform.TELEGRAM,
                        sender(query.getFrom(), chat),
                        chat(chat, thread, message.getMessageId()),
                        new Input.Press(query.getData())),
                Optional.of(query.getId()));
    }

    private static Told botsStanding(ChatMemberUpdated change) {
        Chat chat = change.getChat();
        String chatId = chat.getId().toString();
        boolean wasIn = IN_CHAT.contains(change.getOldChatMember().getStatus());
        boolean isIn = IN_CHAT.contains(change.getNewChatMember().getStatus());
        if (isPrivate(chat)) {
            return isIn ? NOTHING : new Told.Blocked(chatId);
        }
        if (wasIn && isIn) {
            return new Told.RightsChanged(chatId);
        }
        return isIn
                ? new Told.Added(
                        chatId,
                        title(chat),
                        Optional.ofNullable(change.getFrom()).flatMap(by -> Optional.ofNullable(by.getLanguageCode())))
                : new Told.Removed(chatId);
    }

    private static Incoming.Sender sender(User user, Chat chat) {
        String id = user.getId().toString();
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Incoming.Sender(
                id,
                Optional.ofNullable(user.getUserName()).map(UpdateTranslator::name),
                name(name),
                Optional.ofNullable(user.getLanguageCode()),
                Optional.empty(),
                Optional.empty(),
                isPrivate(chat) ? Optional.of(chat.getId().toString()) : Optional.empty());
    }

    private static Incoming.Chat chat(Chat chat, Optional<String> thread, @Nullable Integer messageId) {
        return new Incoming.Chat(
                isPrivate(chat) ? Place.DIRECT : Place.GROUP,
                chat.getId().toString(),
                title(chat),
                thread,
                Optional.ofNullable(messageId).map(String::valueOf));
    }

    private static Optional<String> thread(Message message) {
        // In a group without topics the thread is only a chain of replies, in which nothing can be posted.
        return Boolean.TRUE.equals(message.getIsTopicMessage())
                ? Optional.ofNullable(message.getMessageThreadId()).map(String::valueOf)
                : Optional.empty();
    }

    private static Optional<String> title(Chat chat) {
        return Optional.ofNullable(chat.getTitle()).map(UpdateTranslator::name);
    }

    private static String name(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(
                        0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))));
    }

    private static Chat chatOf(MaybeInaccessibleMessage message) {
        return message.getChat();
    }

    private static boolean isPrivate(Chat chat) {
        return PRIVATE.equals(chat.getType());
    }
}
