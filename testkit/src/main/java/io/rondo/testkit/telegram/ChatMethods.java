package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asking about chats and members, pinning, leaving, banning; runs under the world's lock. */
final class ChatMethods {
    private static final JsonNode TRUE = Json.MAPPER.valueToTree(true);

    JsonNode getChat(Call call) {
        FakeChat chat = call.chatWithBot();
        ObjectNode info = chat.json();
        info.put("accent_color_id", 0).put("max_reaction_count", 11);
        info.set(
                "accepted_gift_types",
                Json.object()
                        .put("unlimited_gifts", true)
                        .put("limited_gifts", true)
                        .put("unique_gifts", true)
                        .put("premium_subscription", true)
                        .put("gifts_from_channels", true));
        call.world().messages.stream()
                .filter(m -> m.chat == chat && m.pinned && !m.deleted)
                .max(Comparator.comparingLong(m -> m.sequence))
                .ifPresent(m -> info.set("pinned_message", m.json()));
        return info;
    }

    JsonNode getChatMember(Call call) {
        FakeChat chat = call.chatWithBot();
        long userId = call.number("user_id").orElseThrow(() -> ApiError.badRequest("invalid user_id specified"));
        return member(call.world(), chat, userId).orElseThrow(() -> ApiError.badRequest("invalid user_id specified"));
    }

    JsonNode getChatAdministrators(Call call) {
        FakeChat chat = call.chatWithBot();
        if (chat.type() == FakeChat.Type.PRIVATE) {
            throw ApiError.badRequest("there are no administrators in the private chat");
        }
        ArrayNode administrators = Json.array();
        for (Map.Entry<Long, String> entry : chat.statuses.entrySet()) {
            // The bot itself is among them, other bots are not; there are no others here.
            if (chat.administeredBy(entry.getKey())) {
                member(call.world(), chat, entry.getKey()).ifPresent(administrators::add);
            }
        }
        return administrators;
    }

    JsonNode getChatMemberCount(Call call) {
        FakeChat chat = call.chatWithBot();
        return Json.MAPPER.valueToTree(
                chat.statuses.keySet().stream().filter(chat::has).count());
    }

    private static Optional<ObjectNode> member(World world, FakeChat chat, long userId) {
        Optional<ObjectNode> user = userId == world.botId
                ? Optional.of(world.botJson())
                : Optional.ofNullable(world.usersById.get(userId)).map(FakeUser::json);
        return user.map(u -> Memberships.member(u, chat.status(userId)));
    }

    JsonNode pinChatMessage(Call call) {
        FakeChat chat = call.chatWithBot();
        call.mayManage(chat, "manage pinned messages in the chat");
        call.world()
                .message(chat, call.messageId())
                .orElseThrow(() -> ApiError.badRequest("message to pin not found"))
                .pinned = true;
        return TRUE;
    }

    JsonNode unpinChatMessage(Call call) {
        FakeChat chat = call.chatWithBot();
        call.mayManage(chat, "manage pinned messages in the chat");
        Optional<StoredMessage> message = call.has("message_id")
                ? call.world().message(chat, call.messageId())
                : call.world().messages.stream()
                        .filter(m -> m.chat == chat && m.pinned)
                        .max(Comparator.comparingLong(m -> m.sequence));
        message.filter(m -> m.pinned).orElseThrow(() -> ApiError.badRequest("message to unpin not found")).pinned =
                false;
        return TRUE;
    }

    JsonNode leaveChat(Call call) {
        FakeChat chat = call.chatWithBot();
        if (chat.type() == FakeChat.Type.PRIVATE) {
            throw ApiError.badRequest("chat member status can't be changed in private chats");
        }
        Memberships.botLeaves(chat);
        return TRUE;
    }

    JsonNode banChatMember(Call call) {
        return expel(call, "kicked");
    }

    JsonNode unbanChatMember(Call call) {
        FakeChat chat = call.chatWithBot();
        call.mayManage(chat, "restrict/unrestrict chat member");
        long userId = call.number("user_id").orElse(0L);
        if (chat.status(userId).equals("kicked") || !call.flag("only_if_banned")) {
            return expel(call, "left");
        }
        return TRUE;
    }

    private static JsonNode expel(Call call, String to) {
        FakeChat chat = call.chatWithBot();
        call.mayManage(chat, "restrict/unrestrict chat member");
        FakeUser user = Optional.ofNullable(
                        call.world().usersById.get(call.number("user_id").orElse(0L)))
                .orElseThrow(() -> ApiError.badRequest("PARTICIPANT_ID_INVALID"));
        if (chat.status(user.id()).equals("creator")) {
            throw ApiError.badRequest("can't remove chat owner");
        }
        if (chat.administeredBy(user.id())) {
            throw ApiError.badRequest("user is an administrator of the chat");
        }
        chat.statuses.put(user.id(), to);
        return TRUE;
    }

    JsonNode createForumTopic(Call call) {
        FakeChat chat = call.writableChat();
        if (!chat.forum) {
            throw ApiError.badRequest("the chat is not a forum");
        }
        call.mayManage(chat, "create a topic");
        String name = call.string("name");
        if (name.isEmpty() || name.length() > 128) {
            throw ApiError.badRequest("TOPIC_TITLE_EMPTY");
        }
        int thread = ++chat.lastMessageId;
        chat.topics.put(thread, name);
        return Json.object().put("message_thread_id", thread).put("name", name).put("icon_color", 7322096);
    }
}
