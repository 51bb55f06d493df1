package io.rondo.member;

import io.rondo.chat.Platform;
import io.rondo.delivery.Unreached;
import io.rondo.tx.UnitOfWork;
import java.util.UUID;

/** What sending finds out becomes what the members' room knows. */
public record UnreachedMembers(People people, Communities communities) implements Unreached {

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
        communities.chatMoved(work, platform, chat, newChat);
    }
}
