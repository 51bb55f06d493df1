package io.rondo.member;

import io.rondo.chat.Platform;
import io.rondo.delivery.DirectChat;
import io.rondo.delivery.Unreached;
import io.rondo.tx.UnitOfWork;
import java.util.UUID;

/** Keeps in mind who could not be reached, and which chats are gone or have moved. Safe to use from several threads. */
public final class MemberUnreached implements Unreached {

    private final People people;
    private final Communities communities;

    public MemberUnreached(People people, Communities communities) {
        this.people = people;
        this.communities = communities;
    }

    @Override
    public void accountUnreachable(UnitOfWork work, UUID accountId) {
        people.unreachable(work, accountId);
    }

    @Override
    public void chatLeft(UnitOfWork work, Platform platform, String chat) {
        communities.chatLeft(work, platform, chat);
    }

    @Override
    public void chatMoved(UnitOfWork work, Platform platform, String chat, String newChat) {
        DirectChat.userToOpen(chat)
                .ifPresentOrElse(
                        user -> people.directChatOpened(work, platform, user, newChat),
                        () -> communities.chatMoved(work, platform, chat, newChat));
    }
}
