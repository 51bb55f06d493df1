package io.rondo.member.chat;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.CommunityChat;
import io.rondo.member.MemberRequesters;
import io.rondo.member.link.Codes;
import io.rondo.member.union.Unions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /setup join} and {@code /setup leave}: which chats a community lives in. */
final class UnionCommands {

    private final Communities communities;
    private final Unions unions;

    UnionCommands(Communities communities, Unions unions) {
        this.communities = communities;
        this.unions = unions;
    }

    List<Command> commands() {
        return List.of(
                Command.pressed("setup code", this::newCode),
                Command.pressed("setup leave", this::leave, Option.optional(Command.CHAT, new OptionType.Internal())),
                Command.pressed("setup stay", this::chats));
    }

    /** With a code this chat joins the community that it is of; without one, a code for another chat. */
    Reply join(Conversation conversation, Optional<String> code) {
        return code.map(typed -> join(conversation, typed)).orElseGet(() -> newCode(conversation));
    }

    private Reply newCode(Conversation conversation) {
        Words words = conversation.words();
        conversation.communityId();
        return switch (unions.code(conversation.work(), conversation.requester())) {
            case Codes.Making.Made(String code, java.time.Instant until) ->
                Reply.text(
                        RichText.lines(
                                words.text("member.union.code", "code", code, "until", until), chatList(conversation)),
                        ButtonRow.of(
                                Button.normal(words.label("member.button.another-code"), Action.of("setup code"))));
            case Codes.Making.TooMany tooMany -> Reply.text(words.text("member.code.too-many-made"));
        };
    }

    private Reply join(Conversation conversation, String typed) {
        CommunityChat chat = here(conversation);
        Words words = conversation.words();
        return switch (unions.join(conversation.work(), conversation.requester(), chat, typed)) {
            case Unions.Joining.Joined(Community community, List<CommunityChat> chats, int people, boolean before) ->
                Reply.text(
                        words.text(
                                before ? "member.union.joined-before" : "member.union.joined",
                                "chat",
                                chat.title(),
                                "community",
                                community.name(),
                                "chats",
                                names(chats),
                                "people",
                                people),
                        ButtonRow.of(Button.normal(
                                words.label("member.button.change-something"), Action.of("setup overview"))));
            case Unions.Joining.WrongCode(int left) ->
                Reply.text(words.text("member.code.wrong", "left", left, "command", "/setup join"));
            case Unions.Joining.TooMany(Codes.Giving.TooMany limit) ->
                Reply.text(words.text("member.code.too-many-wrong", "window", limit.window()));
            case Unions.Joining.ElsewhereAlready(Community community) ->
                Reply.text(words.text("member.union.elsewhere", "community", community.name()));
            case Unions.Joining.Refused(UserError why) -> Reply.text(words.text(why.key(), why.arguments()));
        };
    }

    /** Asks before this chat leaves the community. */
    Reply askToLeave(Conversation conversation) {
        CommunityChat chat = here(conversation);
        Words words = conversation.words();
        Community community = communities.get(conversation.work(), chat.communityId());
        if (communities.chats(conversation.work(), community.id()).size() < 2) {
            return Reply.text(words.text("member.union.only-chat", "community", community.name()));
        }
        return Reply.text(
                words.text("member.union.leave-ask", "chat", chat.title(), "community", community.name()),
                ButtonRow.of(
                        Button.danger(
                                words.label("member.button.leave-community"),
                                Action.of("setup leave").with(Command.CHAT, chat.id())),
                        Button.normal(words.label("member.button.stay"), Action.of("setup stay"))));
    }

    private Reply leave(Conversation conversation) {
        CommunityChat chat = here(conversation);
        Words words = conversation.words();
        return unions.leave(conversation.work(), conversation.requester(), chat)
                .map(own -> Reply.text(words.text("member.union.left", "chat", chat.title())))
                .orElseGet(() -> Reply.text(words.text(
                        "member.union.only-chat",
                        "community",
                        communities.get(conversation.work(), chat.communityId()).name())));
    }

    private Reply chats(Conversation conversation) {
        return Reply.text(chatList(conversation));
    }

    private RichText chatList(Conversation conversation) {
        Community community = communities.get(conversation.work(), conversation.communityId());
        return conversation
                .words()
                .text(
                        "member.union.chats",
                        "community",
                        community.name(),
                        "chats",
                        names(communities.chats(conversation.work(), community.id())));
    }

    private static String names(List<CommunityChat> chats) {
        return chats.stream().map(CommunityChat::title).collect(Collectors.joining(", "));
    }

    /** The chat in which this is said, or that in which it was said first. */
    private CommunityChat here(Conversation conversation) {
        Optional<String> first = conversation.options().text(Command.CHAT);
        if (first.isPresent()) {
            // Rights are those in the community that the chat belongs to, so it must be that one.
            return communities
                    .chat(conversation.work(), UUID.fromString(first.get()))
                    .filter(chat -> chat.communityId().equals(conversation.communityId()))
                    .orElseThrow(() -> new UserError("member.union.say-it-there"));
        }
        Platform platform = conversation.requester().platform();
        boolean playground = platform == Platform.PLAYGROUND;
        if (!playground && conversation.incoming().chat().place() != Place.GROUP) {
            throw new UserError("member.union.say-it-there");
        }
        String externalId = playground
                ? MemberRequesters.PLAYGROUND_CHAT
                : conversation.incoming().chat().externalId();
        return communities
                .chat(conversation.work(), platform, externalId)
                .orElseThrow(() -> new UserError("member.error.chat-gone"));
    }
}
