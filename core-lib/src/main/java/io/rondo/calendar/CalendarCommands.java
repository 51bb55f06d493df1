package io.rondo.calendar;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import io.rondo.member.Communities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /calendar}: the address for members; [Make it], [New address] and [Switch off] for admins. */
final class CalendarCommands {

    private final Feeds feeds;
    private final Communities communities;

    CalendarCommands(Feeds feeds, Communities communities) {
        this.feeds = feeds;
        this.communities = communities;
    }

    List<Command> all() {
        return List.of(
                Command.typed("calendar", this::show).answering(Answer.PRIVATE),
                Command.pressed("calendar renew", this::renew).by(Access.ADMIN).answering(Answer.EDIT),
                Command.pressed("calendar revoke", this::revoke)
                        .by(Access.ADMIN)
                        .answering(Answer.EDIT));
    }

    private Reply show(Conversation conversation) {
        Optional<String> address = feeds.address(conversation.work(), conversation.communityId());
        return address.isPresent()
                ? given(conversation, "calendar.address", address.get())
                : none(conversation, isAdmin(conversation) ? "calendar.none-admin" : "calendar.none");
    }

    private Reply renew(Conversation conversation) {
        UUID community = conversation.communityId();
        boolean before = feeds.address(conversation.work(), community).isPresent();
        String address = feeds.renew(conversation.work(), community);
        return given(conversation, before ? "calendar.renewed" : "calendar.address", address);
    }

    private Reply revoke(Conversation conversation) {
        boolean was = feeds.revoke(conversation.work(), conversation.communityId());
        return none(conversation, was ? "calendar.revoked" : "calendar.none-admin");
    }

    private Reply given(Conversation conversation, String key, String address) {
        Words words = conversation.words();
        List<Button> buttons = new ArrayList<>();
        if (isAdmin(conversation)) {
            buttons.add(Button.normal(words.label("calendar.button.renew"), Action.of("calendar renew")));
            buttons.add(Button.danger(words.label("calendar.button.revoke"), Action.of("calendar revoke")));
        }
        return Reply.text(words.text(key, "community", name(conversation), "address", address), new ButtonRow(buttons));
    }

    private Reply none(Conversation conversation, String key) {
        Words words = conversation.words();
        List<Button> buttons = isAdmin(conversation)
                ? List.of(Button.normal(words.label("calendar.button.make"), Action.of("calendar renew")))
                : List.of();
        return Reply.text(words.text(key, "community", name(conversation)), new ButtonRow(buttons));
    }

    private String name(Conversation conversation) {
        return communities.get(conversation.work(), conversation.communityId()).name();
    }

    private static boolean isAdmin(Conversation conversation) {
        return conversation.requester().role().isAtLeast(Role.ADMIN);
    }
}
