package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Knows every method of the Bot API that is simulated, and treats the rest as Telegram would. */
final class Dispatcher {
    private final World world;
    private final Map<String, Handler> handlers = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Optional<DescriptionCheck> description;
    final BotMethods bot = new BotMethods();

    /** @param waits whether it may block, so that the world's lock must not be held around it */
    private record Handler(Function<Call, JsonNode> function, boolean waits) {}

    Dispatcher(World world, RateLimits limits, Optional<DescriptionCheck> description) {
        this.world = world;
        this.description = description;
        SendMethods sends = new SendMethods(limits);
        EditMethods edits = new EditMethods();
        ChatMethods chats = new ChatMethods();
        UpdateMethods updates = new UpdateMethods();
        handlers.put(name("getUpdates"), new Handler(updates::getUpdates, true));
        add("setWebhook", updates::setWebhook);
        add("deleteWebhook", updates::deleteWebhook);
        add("getWebhookInfo", updates::getWebhookInfo);
        add("sendMessage", sends::sendMessage);
        add("sendPhoto", sends::sendPhoto);
        add("sendDocument", sends::sendDocument);
        add("sendChatAction", sends::sendChatAction);
        add("answerCallbackQuery", sends::answerCallbackQuery);
        add("editMessageText", edits::editMessageText);
        add("editMessageCaption", edits::editMessageCaption);
        add("editMessageReplyMarkup", edits::editMessageReplyMarkup);
        add("editMessageMedia", edits::editMessageMedia);
        add("editEphemeralMessageText", edits::editEphemeralMessage);
        add("editEphemeralMessageCaption", edits::editEphemeralMessage);
        add("editEphemeralMessageReplyMarkup", edits::editEphemeralMessage);
        add("deleteEphemeralMessage", edits::deleteEphemeralMessage);
        add("deleteMessage", edits::deleteMessage);
        add("deleteMessages", edits::deleteMessages);
        add("getChat", chats::getChat);
        add("getChatMember", chats::getChatMember);
        add("getChatAdministrators", chats::getChatAdministrators);
        add("getChatMemberCount", chats::getChatMemberCount);
        add("pinChatMessage", chats::pinChatMessage);
        add("unpinChatMessage", chats::unpinChatMessage);
        add("leaveChat", chats::leaveChat);
        add("banChatMember", chats::banChatMember);
        add("unbanChatMember", chats::unbanChatMember);
        add("createForumTopic", chats::createForumTopic);
        add("getMe", bot::getMe);
        add("setMyCommands", bot::setMyCommands);
        add("getMyCommands", bot::getMyCommands);
        add("deleteMyCommands", bot::deleteMyCommands);
        for (String text : List.of("Name", "Description", "ShortDescription")) {
            add("setMy" + text, bot::setText);
            add("getMy" + text, bot::getText);
        }
        add("getFile", bot::getFile);
    }

    private void add(String method, Function<Call, JsonNode> function) {
        handlers.put(name(method), new Handler(function, false));
    }

    private String name(String method) {
        String lower = method.toLowerCase(Locale.ROOT);
        names.put(lower, method);
        return lower;
    }

    /** The method in Telegram's spelling; empty when there is none such. */
    Optional<String> methodName(String anyCase) {
        String lower = anyCase.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(names.get(lower))
                .or(() -> description.isPresent()
                        ? description.get().methodName(lower)
                        : Optional.of(anyCase)
                                .filter(n -> n.matches("(?i)(get|set|send|edit|delete|create|copy|forward)[a-z]+")));
    }

    /** Handles a call; what is described but not simulated succeeds with {@code true}. */
    JsonNode handle(Call call) {
        Handler handler = handlers.get(call.method().toLowerCase(Locale.ROOT));
        if (handler == null) {
            return Json.MAPPER.valueToTree(true);
        }
        return handler.waits()
                ? handler.function().apply(call)
                : world.change(() -> handler.function().apply(call));
    }
}
