package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who comes, goes and rises in chats, told to the bot as Telegram tells it; runs under the world's lock. */
final class Memberships {
    private Memberships() {}

    /** Changes the bot's own standing and tells it. */
    static void changeBot(FakeChat chat, FakeUser by, String to) {
        World world = chat.world;
        String from = chat.status(world.botId);
        chat.statuses.put(world.botId, to);
        world.updates.add("my_chat_member", change(chat, by, world.botJson(), from, to));
    }

    /** The bot leaves by its own will; it is told nothing. */
    static void botLeaves(FakeChat chat) {
        chat.statuses.put(chat.world.botId, "left");
    }

    /** A person blocks or unblocks the bot in private. */
    static void block(FakeUser user, boolean blocked) {
        World world = user.world;
        String from = blocked ? "member" : "kicked";
        world.updates.add(
                "my_chat_member",
                change(user.privateChat(), user, world.botJson(), from, blocked ? "kicked" : "member"));
    }

    /** Changes a person's standing; the bot is told by service message, and by chat_member where it administers. */
    static void changePerson(FakeChat chat, FakeUser by, FakeUser user, String to) {
        World world = chat.world;
        String from = chat.status(user.id());
        boolean wasIn = chat.has(user.id());
        chat.statuses.put(user.id(), to);
        boolean isIn = chat.has(user.id());
        if (!wasIn && isIn) {
            service(chat, by.json(), "new_chat_members", Json.array().add(user.json()));
        } else if (wasIn && !isIn) {
            service(chat, by.json(), "left_chat_member", user.json());
        }
        if (chat.administeredBy(world.botId)) {
            world.updates.add("chat_member", change(chat, by, user.json(), from, to));
        }
    }

    /** Writes a service message, which bots see whatever their privacy mode is. */
    static void service(FakeChat chat, ObjectNode from, String field, JsonNode value) {
        StoredMessage message = chat.world.newMessage(chat, from);
        message.extra.set(field, value);
        if (chat.has(chat.world.botId)) {
            chat.world.updates.add("message", message.json());
        }
    }

    private static ObjectNode change(FakeChat chat, FakeUser by, ObjectNode whom, String from, String to) {
        ObjectNode change = Json.object().put("date", chat.world.clock.instant().getEpochSecond());
        change.set("chat", chat.json());
        change.set("from", by.json());
        change.set("old_chat_member", member(whom, from));
        change.set("new_chat_member", member(whom, to));
        return change;
    }

    /** The Bot API's ChatMember object. */
    static ObjectNode member(ObjectNode user, String status) {
        ObjectNode member = Json.object().put("status", status);
        member.set("user", user);
        switch (status) {
            case "creator" -> member.put("is_anonymous", false);
            case "administrator" -> administrator(member);
            case "restricted" -> restricted(member);
            case "kicked" -> member.put("until_date", 0);
            default -> {
                // A member and one who left carry nothing more.
            }
        }
        return member;
    }

    private static void administrator(ObjectNode member) {
        for (String right : new String[] {
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_manage_topics"
        }) {
            member.put(right, true);
        }
        member.put("can_be_edited", false)
                .put("is_anonymous", false)
                .put("can_promote_members", false)
                .put("can_post_stories", false)
                .put("can_edit_stories", false)
                .put("can_delete_stories", false);
    }

    private static void restricted(ObjectNode member) {
        for (String right : new String[] {
            "can_send_messages",
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_send_polls",
            "can_send_other_messages",
            "can_add_web_page_previews",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_manage_topics"
        }) {
            member.put(right, false);
        }
        member.put("is_member", true).put("until_date", 0);
    }
}
