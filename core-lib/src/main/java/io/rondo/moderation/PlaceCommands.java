package io.rondo.moderation;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Incoming;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Place;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Reply;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import java.util.List;

/** {@code /moderate here}: the chat in which moderators learn that something waits for them. */
final class PlaceCommands {

    private final ModeratorsChats chats;
    private final Communities communities;

    PlaceCommands(ModeratorsChats chats, Communities communities) {
        this.chats = chats;
        this.communities = communities;
    }

    List<Command> commands() {
        return List.of(Command.typed("moderate here", this::here, Option.optional("off", new OptionType.YesNo()))
                .by(Access.ADMIN)
                .only(Place.GROUP));
    }

    private Reply here(Conversation conversation) {
        Incoming.Chat there = conversation.incoming().chat();
        CommunityChat chat = communities
                .chat(conversation.work(), conversation.incoming().platform(), there.externalId())
                .orElseThrow(() -> new UserError("moderation.error.no-chat"));
        if (conversation.options().yesNo("off").orElse(false)) {
            boolean was = chats.forget(conversation.work(), chat);
            return Reply.text(conversation.words().text(was ? "moderation.here.off" : "moderation.here.was-off"));
        }
        chats.choose(conversation.work(), chat, there.thread());
        return Reply.text(conversation.words().text("moderation.here.on"));
    }
}
